package org.digitalstage.platform.wire.socket;

import io.netty.channel.ChannelHandlerContext;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.digitalstage.platform.wire.outbox.Outgoing;
import org.jspecify.annotations.Nullable;

/** What others hold of a socket: it hands everything over to the socket's lane, where {@link LiveSocket} does it. */
final class ChannelConnection implements Connection {

    final Lane lane;
    final LiveSocket socket;
    final Signs signs;
    private final Opening opening;
    private volatile @Nullable Object attachment;
    private volatile boolean open = true;

    ChannelConnection(
            Opening opening, Lane lane, ChannelHandlerContext context, SocketListener listener, WireSettings settings) {
        this.opening = opening;
        this.lane = lane;
        this.signs = new Signs(this::probe, System.nanoTime());
        this.socket = new LiveSocket(this, context, listener, settings);
    }

    private void probe(long now) {
        lane.run(() -> socket.probe(now));
    }

    @Override
    public String id() {
        return opening.id();
    }

    @Override
    public String path() {
        return opening.path();
    }

    @Override
    public @Nullable InetSocketAddress remoteAddress() {
        return opening.remoteAddress();
    }

    @Override
    public List<String> forwardedFor() {
        return opening.forwardedFor();
    }

    @Override
    public void send(Outgoing outgoing) {
        lane.run(() -> socket.offer(outgoing));
    }

    @Override
    public void done() {
        if (socket.answered()) {
            lane.run(socket::resume);
        }
    }

    @Override
    public void authenticated() {
        lane.run(socket::authenticated);
    }

    @Override
    public void initial(boolean initial) {
        lane.run(() -> socket.initial(initial));
    }

    @Override
    public void drop() {
        lane.run(socket::drop);
    }

    @Override
    public void close(int code) {
        lane.run(() -> socket.close(code));
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    void closing() {
        open = false;
        signs.closed(System.nanoTime());
    }

    @Override
    public CompletableFuture<Boolean> isThere(long since) {
        return signs.isThere(since, System.nanoTime());
    }

    @Override
    public long pendingBytes() {
        return socket.pendingBytes();
    }

    @Override
    public void attach(@Nullable Object attachment) {
        this.attachment = attachment;
    }

    @Override
    public @Nullable Object attachment() {
        return attachment;
    }

    @Override
    public String toString() {
        return "connection " + opening.id();
    }
}
