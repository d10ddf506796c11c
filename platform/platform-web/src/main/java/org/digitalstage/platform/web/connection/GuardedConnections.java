package org.digitalstage.platform.web.connection;

import io.netty.channel.Channel;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Puts the guard of requests into every connection of an HTTP server, next to the codec; what comes there later stands nearer to it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class GuardedConnections implements NettyServerCustomizer {

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, address) -> guard(channel));
    }

    private static void guard(Channel channel) {
        channel.pipeline().addAfter(NettyPipeline.HttpCodec, "digitalstage.guard", new RequestGuard());
    }
}
