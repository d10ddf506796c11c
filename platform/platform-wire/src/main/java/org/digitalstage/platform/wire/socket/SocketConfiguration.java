package org.digitalstage.platform.wire.socket;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;

/** The beans that serve sockets. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WireSettings.class)
public class SocketConfiguration {

    @Bean
    Lanes lanes(ObjectProvider<MeterRegistry> registry) {
        return new Lanes(new WireMeters(registry.getIfAvailable(CompositeMeterRegistry::new)));
    }

    @Bean
    OpenSockets openSockets(Lanes lanes) {
        return new OpenSockets(lanes);
    }

    @Bean
    HandlerMapping socketHandlerMapping(
            ObjectProvider<SocketMapping> mappings, WireSettings settings, Lanes lanes, OpenSockets sockets) {
        SocketUpgrade upgrade = new SocketUpgrade(settings, lanes);
        return new SocketHandlerMapping(
                mappings.orderedStream().toList(), new HandshakeWebSocketService(upgrade), sockets);
    }
}
