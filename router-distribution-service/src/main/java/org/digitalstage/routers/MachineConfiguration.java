package org.digitalstage.routers;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.engine.EngineSettings;
import org.digitalstage.platform.aggregate.engine.Ports;
import org.digitalstage.platform.aggregate.engine.Surroundings;
import org.digitalstage.platform.aggregate.journal.Aside;
import org.digitalstage.platform.aggregate.journal.Distribution;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.Pendings;
import org.digitalstage.platform.aggregate.journal.Post;
import org.digitalstage.platform.aggregate.journal.Snapshots;
import org.digitalstage.platform.aggregate.time.Mishaps;
import org.digitalstage.platform.aggregate.time.Timer;
import org.digitalstage.platform.journal.AsideEndpoint;
import org.digitalstage.platform.journal.LoggedFaults;
import org.digitalstage.platform.journal.events.EventStream;
import org.digitalstage.platform.journal.streams.Boot;
import org.digitalstage.routers.command.Commands;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.feature.RegistryRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The machine with its time, chance and threads. */
@Configuration(proxyBeanMethods = false)
class MachineConfiguration {

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService registryLane() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("registry").daemon().factory());
    }

    @Bean
    SecureRandom chance() {
        return new SecureRandom();
    }

    @Bean
    Supplier<String> ids(SecureRandom chance) {
        return () -> {
            byte[] bytes = new byte[12];
            chance.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        };
    }

    /** There is one aggregate, so there is one lane. */
    @Bean
    Surroundings surroundings(
            Boot boot, Timer timer, ExecutorService registryLane, Supplier<String> ids, SecureRandom chance) {
        Clock clock = Clock.systemUTC();
        return new Surroundings(boot.id(), clock::millis, System::nanoTime, timer, same -> registryLane, ids, chance);
    }

    @Bean
    Aggregates<RouterCommand> aggregates(
            Journal journal,
            Snapshots snapshots,
            Pendings pendings,
            Aside aside,
            Distribution distribution,
            Post post,
            EventStream events,
            Surroundings surroundings,
            MeterRegistry meters,
            Mishaps mishaps) {
        Ports ports = new Ports(journal, snapshots, pendings, aside, distribution, post, events::publish);
        return new Aggregates<>(
                new RegistryRules(), ports, surroundings, EngineSettings.defaults(), new LoggedFaults(meters, mishaps));
    }

    /** What was set aside, for an operator. */
    @Bean
    AsideEndpoint asideEndpoint(Aside aside, Aggregates<RouterCommand> aggregates) {
        return new AsideEndpoint(aside, aggregates::sendAgain);
    }

    @Bean
    Commands commands(Aggregates<RouterCommand> aggregates, Supplier<String> ids) {
        return new Commands(aggregates, ids);
    }
}
