package org.digitalstage.gateway.relay;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Puts the relay into every connection of an HTTP server, in front of all that knows requests. */
@Component
final class RelayCustomizer implements NettyServerCustomizer {
    private final UpgradeDesk desk;

    RelayCustomizer(UpgradeDesk desk) {
        this.desk = desk;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.option(ChannelOption.SO_BACKLOG, 1024)
                .httpRequestDecoder(limits -> limits.maxInitialLineLength(4096).maxHeaderSize(16_384))
                .doOnChannelInit((observer, channel, address) -> install(channel));
    }

    private void install(Channel channel) {
        Buffers.boundClient(channel, desk.settings());
        channel.pipeline().addBefore(NettyPipeline.HttpTrafficHandler, "relay", new UpgradeHandler(desk));
    }
}
