package org.digitalstage.benchmarks.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One client's WebSocket, straight on the bytes: Netty's own codec would make an object of every frame, and the
 * generator shares its processors with the server.
 */
public final class StageSocket extends ByteToMessageDecoder {

    private final CompletableFuture<StageSocket> opened = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final Fragments fragments = new Fragments();
    private final String upgrade;
    private FrameListener listener;
    private @Nullable Channel channel;

    StageSocket(String upgrade, FrameListener listener) {
        this.upgrade = upgrade;
        this.listener = listener;
    }

    /** Done when the server has agreed to speak WebSocket. */
    public CompletableFuture<StageSocket> opened() {
        return opened;
    }

    /** Done when the connection is gone, whoever ended it. */
    public CompletableFuture<Void> closed() {
        return closed;
    }

    /** Hands all later frames to another listener; to be called on the event loop. */
    public void listen(FrameListener next) {
        listener = next;
    }

    /** Sends JSON in a binary frame, as the original JavaScript clients do. */
    public void send(String json) {
        Channel open = channel();
        open.writeAndFlush(ClientFrames.binary(open.alloc(), json));
    }

    /** Sends unless more waits already than the server has taken, or the connection is gone. */
    public boolean offer(String json) {
        boolean room = channel().isWritable();
        if (room) {
            send(json);
        }
        return room;
    }

    public void close() {
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        context.writeAndFlush(
                context.alloc().buffer(upgrade.length()).writeBytes(upgrade.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (!opened.isDone() && !upgraded(in)) {
            return;
        }
        long nanos = System.nanoTime();
        ServerFrame frame = ServerFrame.next(in);
        while (frame != null) {
            take(context, in, frame, nanos);
            in.readerIndex(frame.end());
            frame = ServerFrame.next(in);
        }
    }

    private boolean upgraded(ByteBuf in) {
        int end = UpgradeAnswer.endOf(in);
        if (end < 0) {
            return false;
        }
        String answer = in.toString(in.readerIndex(), end - in.readerIndex(), StandardCharsets.US_ASCII);
        in.readerIndex(end);
        if (!answer.startsWith("HTTP/1.1 101")) {
            throw new IllegalStateException(
                    "Expected HTTP/1.1 101 but got " + answer.lines().findFirst());
        }
        opened.complete(this);
        return true;
    }

    private void take(ChannelHandlerContext context, ByteBuf in, ServerFrame frame, long nanos) {
        switch (frame.kind()) {
            case TEXT -> listener.frame(in, frame.start(), frame.length(), nanos);
            case PART -> fragments.add(in, frame, whole -> listener.frame(whole, 0, whole.readableBytes(), nanos));
            case PING -> context.writeAndFlush(ClientFrames.pong(context.alloc(), in, frame));
            case PONG -> {}
            case CLOSE -> context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        super.channelInactive(context);
        opened.completeExceptionally(new IllegalStateException("Expected an upgrade but the connection was closed"));
        closed.complete(null);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        opened.completeExceptionally(cause);
        context.close();
    }

    private Channel channel() {
        if (channel == null) {
            throw new IllegalStateException("Expected an open socket but it was never connected");
        }
        return channel;
    }
}
