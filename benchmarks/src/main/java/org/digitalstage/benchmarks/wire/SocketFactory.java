package org.digitalstage.benchmarks.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Opens sockets to one address; all of them live on one event loop, so that counting needs no locks. */
public final class SocketFactory implements AutoCloseable {

    private final URI url;
    private final EventLoopGroup group;
    private final Bootstrap bootstrap;
    private final @Nullable SslContext tls;

    public SocketFactory(URI url) {
        this.url = url;
        this.tls = "wss".equals(url.getScheme()) ? anyCertificate() : null;
        this.group = new MultiThreadIoEventLoopGroup(1, handlers());
        this.bootstrap = new Bootstrap()
                .group(group)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 5_000);
    }

    /** The one thread on which every listener is called. */
    public EventLoop loop() {
        return group.next();
    }

    /** Connects and upgrades. */
    public CompletableFuture<StageSocket> open(FrameListener listener) {
        StageSocket socket = new StageSocket(upgrade(), listener);
        Bootstrap mine = bootstrap.clone().handler(new ChannelInitializer<SocketChannel>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                if (tls != null) {
                    channel.pipeline().addLast(tls.newHandler(channel.alloc(), url.getHost(), port()));
                }
                channel.pipeline().addLast(socket);
            }
        });
        mine.connect(url.getHost(), port()).addListener(connect -> {
            if (!connect.isSuccess()) {
                socket.opened().completeExceptionally(connect.cause());
            }
        });
        return socket.opened();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
    }

    private int port() {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return tls == null ? 80 : 443;
    }

    private String upgrade() {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return "GET " + path + " HTTP/1.1\r\nHost: " + url.getHost() + ":" + port()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: ZGlnaXRhbC1zdGFnZS1iZQ==\r\n\r\n";
    }

    private static IoHandlerFactory handlers() {
        return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    private static SslContext anyCertificate() {
        try {
            return SslContextBuilder.forClient()
                    .trustManager(InsecureTrustManagerFactory.INSTANCE)
                    .endpointIdentificationAlgorithm(null)
                    .build();
        } catch (SSLException cause) {
            throw new IllegalStateException("Expected TLS to be at hand but it is not", cause);
        }
    }
}
