package org.digitalstage.gateway.tls;

import io.netty.channel.Channel;
import org.digitalstage.gateway.address.ClientAddresses;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** The last to take its place next to the codec, so that no answer passes by it. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@EnableConfigurationProperties(StrictTransportSettings.class)
final class StrictTransportCustomizer implements NettyServerCustomizer {
    private final ClientAddresses addresses;
    private final StrictTransportSettings settings;

    StrictTransportCustomizer(ClientAddresses addresses, StrictTransportSettings settings) {
        this.addresses = addresses;
        this.settings = settings;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, address) -> install(channel));
    }

    private void install(Channel channel) {
        channel.pipeline()
                .addAfter(NettyPipeline.HttpCodec, "strictTransport", new StrictTransport(addresses, settings.kept()));
    }
}
