package org.digitalstage.gateway.relay;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;

/** How much may wait in a channel, here and in the kernel. */
final class Buffers {
    private Buffers() {}

    static WriteBufferWaterMark waterMark(SocketSettings settings) {
        return new WriteBufferWaterMark(settings.bufferBytes() / 2, settings.bufferBytes());
    }

    /** One read takes half a buffer at most, so that no more than that is read too much. */
    static AdaptiveRecvByteBufAllocator reads(SocketSettings settings) {
        int most = settings.bufferBytes() / 2;
        return new AdaptiveRecvByteBufAllocator(Math.min(256, most), Math.min(2048, most), most);
    }

    static void bound(Channel channel, SocketSettings settings) {
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
        channel.config().setOption(ChannelOption.SO_RCVBUF, settings.bufferBytes());
        channel.config().setOption(ChannelOption.SO_SNDBUF, settings.bufferBytes());
        channel.config().setWriteBufferWaterMark(waterMark(settings));
        channel.config().setRecvByteBufAllocator(reads(settings));
    }
}
