package org.digitalstage.gateway.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.TimeUnit;

/** The direction from a client to its service: the same, within the limits of a client. */
final class ClientRelay extends Relay {
    private final FrameLimit limit;
    private final SocketSettings settings;
    private final Sockets sockets;
    private boolean dropped;

    ClientRelay(Channel service, SocketSettings settings, Sockets sockets) {
        super(service, settings.lastBytesTimeout());
        this.limit = new FrameLimit(settings.frameLimit().toBytes());
        this.settings = settings;
        this.sockets = sockets;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        long wait = settings.firstMessageTimeout().toMillis();
        context.executor().schedule(() -> dropIfSilent(context), wait, TimeUnit.MILLISECONDS);
    }

    @Override
    void pass(ChannelHandlerContext context, ByteBuf bytes) {
        int passing = dropped ? 0 : limit.passing(bytes);
        if (passing == bytes.readableBytes()) {
            super.pass(context, bytes);
            return;
        }
        if (passing > 0) {
            super.pass(context, bytes.readRetainedSlice(passing));
        }
        bytes.release();
        drop(context, "oversize");
    }

    private void dropIfSilent(ChannelHandlerContext context) {
        if (!limit.spoken() && context.channel().isActive()) {
            drop(context, "silent");
        }
    }

    private void drop(ChannelHandlerContext context, String reason) {
        if (!dropped) {
            dropped = true;
            context.close();
            sockets.dropped(reason);
        }
    }
}
