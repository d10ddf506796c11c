package org.digitalstage.gateway.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One direction of a socket: bytes go on as they come, an end goes on as an end, and who writes faster than the other
 * reads is no longer read from. Both channels belong to one event loop.
 */
abstract sealed class Relay extends ChannelInboundHandlerAdapter permits ClientRelay, ServiceRelay {
    private final Channel to;
    private final Duration lastBytesTimeout;

    Relay(Channel to, Duration lastBytesTimeout) {
        this.to = to;
        this.lastBytesTimeout = lastBytesTimeout;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes && bytes.isReadable()) {
            pass(context, bytes);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    void pass(ChannelHandlerContext context, ByteBuf bytes) {
        to.write(bytes, to.voidPromise());
        if (!to.isWritable()) {
            context.channel().config().setAutoRead(false);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        to.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        to.config().setAutoRead(context.channel().isWritable());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cut) {
        context.close();
    }

    /** Drops the other side once it has what is under way. */
    void end() {
        to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        to.eventLoop().schedule(() -> to.close(), lastBytesTimeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}
