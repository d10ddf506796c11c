package org.digitalstage.gateway.cost;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Many clients on one thread that count what comes and note how long each first frame of a read was under way. */
final class CountingClients implements AutoCloseable {
    private static final String REQUEST = "GET /stage HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

    private final MultiThreadIoEventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<Channel> channels = new ArrayList<>();
    private final AtomicLong bytes = new AtomicLong();
    private final List<Long> delays = new ArrayList<>();
    private final @Nullable SslContext tls;
    private volatile boolean noting;

    CountingClients(@Nullable SslContext tls) {
        this.tls = tls;
    }

    void connect(int port) throws InterruptedException {
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (tls != null) {
                            channel.pipeline().addLast(tls.newHandler(channel.alloc()));
                        }
                        channel.pipeline().addLast(new Counter());
                    }
                });
        Channel channel = bootstrap.connect("127.0.0.1", port).sync().channel();
        channel.writeAndFlush(Unpooled.copiedBuffer(REQUEST, US_ASCII)).sync();
        channels.add(channel);
    }

    /** Says one masked frame of this many bytes from every client. */
    void say(int length) {
        for (Channel channel : channels) {
            ByteBuf frame = channel.alloc().buffer(length + 8);
            frame.writeByte(0x82).writeByte(0xfe).writeShort(length).writeZero(length + 4);
            channel.writeAndFlush(frame, channel.voidPromise());
        }
    }

    long bytes() {
        return bytes.get();
    }

    void note() {
        noting = true;
    }

    /** What was noted, in nanoseconds, sorted. */
    List<Long> delays() throws InterruptedException {
        noting = false;
        loop.submit(() -> {}).sync();
        return delays.stream().sorted().toList();
    }

    @Override
    public void close() {
        loop.shutdownGracefully();
    }

    private final class Counter extends SimpleChannelInboundHandler<ByteBuf> {
        private boolean upgraded;

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf in) {
            if (!upgraded) {
                upgraded = true;
                return;
            }
            bytes.addAndGet(in.readableBytes());
            if (noting && in.readableBytes() >= 12 && in.getByte(in.readerIndex()) == (byte) 0x82) {
                delays.add(System.nanoTime() - in.getLong(in.readerIndex() + 4));
            }
        }
    }
}
