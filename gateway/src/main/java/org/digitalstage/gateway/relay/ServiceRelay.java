package org.digitalstage.gateway.relay;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.TimeUnit;

/**
 * The direction from a service to its client: a service pings its sockets, so one of which nothing is heard has gone
 * without a word, and its client is better off with another.
 */
final class ServiceRelay extends Relay {
    private final SocketSettings settings;
    private final Sockets sockets;
    private boolean heard = true;

    ServiceRelay(Channel client, SocketSettings settings, Sockets sockets) {
        super(client, settings.lastBytesTimeout());
        this.settings = settings;
        this.sockets = sockets;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        listen(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        heard = true;
        super.channelRead(context, message);
    }

    /** On the socket's own loop and for as long as it lives, so it goes on by itself; nothing that may fail comes before the end of the socket. */
    private void listen(ChannelHandlerContext context) {
        long wait = settings.serviceSilence().toMillis();
        context.executor().schedule(() -> checkSilence(context), wait, TimeUnit.MILLISECONDS);
    }

    private void checkSilence(ChannelHandlerContext context) {
        boolean heldBack = !context.channel().config().isAutoRead();
        if (!context.channel().isActive()) {
            return;
        }
        if (!heard && !heldBack) {
            context.close();
            sockets.dropped("service-silent");
            return;
        }
        heard = heldBack; // nobody could hear it: silence counts from when it is read from again
        listen(context);
    }
}
