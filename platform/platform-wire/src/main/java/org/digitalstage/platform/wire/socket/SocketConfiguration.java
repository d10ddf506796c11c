package org.digitalstage.platform.wire.socket;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import reactor.netty.resources.LoopResources;

/** The beans that serve sockets. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WireSettings.class)
public class SocketConfiguration {

    @Bean
    Lanes lanes(ObjectProvider<MeterRegistry> registry) {
        return new Lanes(new WireMeters(registry.getIfAvailable(CompositeMeterRegistry::new)));
    }

    /** One loop a processor, and two at least: Reactor Netty's default of four costs two processors a tenth of their work. */
    @Bean
    ReactorResourceFactory reactorResourceFactory(WireSettings settings) {
        int loops = settings.loops() > 0
                ? settings.loops()
                : Math.max(2, Runtime.getRuntime().availableProcessors());
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setLoopResourcesSupplier(() -> LoopResources.create("sockets", loops, true));
        resources.setShutdownQuietPeriod(Duration.ZERO); // the sockets are gone by then
        return resources;
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
