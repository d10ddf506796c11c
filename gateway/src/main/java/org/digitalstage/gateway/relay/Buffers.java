package org.digitalstage.gateway.relay;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;

/**
 * How much may wait for a slow reader. The kernel takes twice what it is told, so towards the client that is 2 buffers
 * in its kernel, 3/4 here and 1/2 in the kernel on the service's side: 208 KiB of the 256 KiB allowed.
 */
final class Buffers {
    private Buffers() {}

    static void boundClient(Channel channel, SocketSettings settings) {
        channel.config().setOption(ChannelOption.SO_SNDBUF, settings.bufferBytes());
        channel.config().setOption(ChannelOption.SO_RCVBUF, settings.bufferBytes() / 2);
        bound(channel.config(), settings);
    }

    static void boundService(Channel channel, SocketSettings settings) {
        channel.config().setOption(ChannelOption.SO_SNDBUF, settings.bufferBytes() / 2);
        channel.config().setOption(ChannelOption.SO_RCVBUF, settings.bufferBytes() / 4);
        bound(channel.config(), settings);
    }

    private static void bound(ChannelConfig config, SocketSettings settings) {
        int most = settings.bufferBytes() / 2;
        int read = settings.bufferBytes() / 4;
        config.setOption(ChannelOption.TCP_NODELAY, true);
        config.setOption(ChannelOption.SO_KEEPALIVE, true);
        config.setWriteBufferWaterMark(new WriteBufferWaterMark(most / 2, most));
        config.setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(256, 2048, read));
    }
}
