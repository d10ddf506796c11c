package org.digitalstage.platform.wire.socket;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands in the pipeline after the upgrade, and lets neither what is read nor what is written pass to or from the HTTP server. */
final class SocketHandler extends ChannelDuplexHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SocketHandler.class);

    private final Function<ChannelHandlerContext, LiveSocket> opening;
    private @Nullable LiveSocket socket;

    SocketHandler(Function<ChannelHandlerContext, LiveSocket> opening) {
        this.opening = opening;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        LiveSocket opened = opening.apply(context);
        socket = opened;
        opened.opened();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (socket != null) {
                read(socket, message);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private static void read(LiveSocket socket, Object message) {
        switch (message) {
            case PingWebSocketFrame ping -> socket.ping(ping.content());
            case PongWebSocketFrame pong -> socket.pong(pong.content());
            case CloseWebSocketFrame close -> socket.closeFrame(close.statusCode());
            case WebSocketFrame data -> socket.data(data.retain());
            default -> LOG.atDebug().log("Something came that is no frame");
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        // the HTTP server behind has nothing to complete
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (socket != null && context.channel().isWritable()) {
            socket.flush();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (socket != null) {
            socket.closed();
        }
        socket = null;
        context.fireChannelInactive();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        ReferenceCountUtil.release(
                message); // only the HTTP server writes from behind, and only to say good-bye in its way
        promise.setSuccess();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.atDebug().setCause(cause).log("A socket failed");
        if (socket != null && !(cause instanceof IOException)) {
            socket.dropNow(DropReason.VIOLATION);
        }
        context.close();
    }
}
