package org.digitalstage.routers;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.journal.Instances;
import org.digitalstage.platform.aggregate.journal.Post;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.aggregate.time.Timer;
import org.digitalstage.platform.journal.events.EventStream;
import org.digitalstage.platform.journal.limit.Limiter;
import org.digitalstage.platform.journal.presence.LifeName;
import org.digitalstage.platform.journal.presence.Watch;
import org.digitalstage.platform.journal.streams.Boot;
import org.digitalstage.platform.jwt.OpenPaths;
import org.digitalstage.platform.web.Drain;
import org.digitalstage.platform.web.ReadinessCheck;
import org.digitalstage.platform.web.address.ClientAddress;
import org.digitalstage.platform.wire.socket.SocketMapping;
import org.digitalstage.routers.between.Dialogue;
import org.digitalstage.routers.command.Commands;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.presence.Deadlines;
import org.digitalstage.routers.registry.Registry;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.routers.socket.ApiKeys;
import org.digitalstage.routers.socket.Arrivals;
import org.digitalstage.routers.socket.Deliveries;
import org.digitalstage.routers.socket.Gatekeeper;
import org.digitalstage.routers.socket.RouterSocket;
import org.digitalstage.routers.socket.Sockets;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Puts the rooms of this service together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RouterSettings.class)
class RoutersConfiguration {

    @Bean
    Sockets sockets() {
        return new Sockets();
    }

    @Bean
    LifeName name(Boot boot) {
        return new LifeName(boot.id());
    }

    @Bean
    Deliveries deliveries(Sockets sockets, Boot boot) {
        return new Deliveries(sockets, boot.id());
    }

    @Bean
    Arrivals arrivals(Sockets sockets, Commands commands, LifeName name, SecureRandom chance, Regularly regularly) {
        return new Arrivals(sockets, commands, name::current, () -> Id.<Router>own(chance.nextLong()), regularly);
    }

    /** Whoever connects says who it is in its first frame. */
    @Bean
    OpenPaths socketPaths() {
        return OpenPaths.of("/**");
    }

    @Bean
    Gatekeeper gatekeeper(RouterSettings settings, Limiter limiter) {
        return new Gatekeeper(
                new ApiKeys(settings.apiKeys()),
                new ClientAddress(settings.trustedProxies()),
                limiter,
                settings.wrongKeysAMinuteFromAddress(),
                settings.wrongKeysAMinute());
    }

    @Bean
    SocketMapping routerSockets(
            Gatekeeper gatekeeper, Arrivals arrivals, Commands commands, Timer timer, MeterRegistry meters) {
        return new SocketMapping("/**", new RouterSocket(gatekeeper, arrivals, commands, timer, meters));
    }

    @Bean
    Watch watch(
            Instances instances,
            LifeName name,
            Aggregates<RouterCommand> aggregates,
            Commands commands,
            Sockets sockets,
            Regularly regularly) {
        return new Watch(
                instances,
                name,
                dead -> Running.bury(aggregates, commands, dead),
                sockets::dropAll,
                regularly,
                System::nanoTime);
    }

    @Bean
    Dialogue dialogue(
            Aggregates<RouterCommand> aggregates,
            Commands commands,
            EventStream events,
            Regularly regularly,
            RouterSettings settings) {
        return new Dialogue(aggregates, commands, events, regularly, settings.digest());
    }

    @Bean
    Running running(
            Aggregates<RouterCommand> aggregates,
            Commands commands,
            Deliveries deliveries,
            RouterSettings settings,
            Watch watch,
            Dialogue dialogue,
            Post post,
            Regularly regularly) {
        Deadlines deadlines = new Deadlines(settings, System::nanoTime);
        return new Running(aggregates, commands, deliveries, deadlines, watch, dialogue, post, regularly);
    }

    @Bean
    ReadinessCheck registryIsKnown(Deliveries deliveries) {
        return deliveries::isOpen;
    }

    @Bean
    Drain routersLeave(Arrivals arrivals) {
        return () -> Mono.fromRunnable(arrivals::leave);
    }

    @Bean
    RegistryMeters registryMeters(Aggregates<RouterCommand> aggregates, MeterRegistry meters) {
        RegistryMeters counted = new RegistryMeters(() -> aggregates.held(Registry.ID));
        meters.gauge("digitalstage.routers.ready", counted, RegistryMeters::ready);
        meters.gauge("digitalstage.routers.waiting", counted, RegistryMeters::waiting);
        return counted;
    }
}
