package org.digitalstage.stage;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.engine.EngineSettings;
import org.digitalstage.platform.aggregate.engine.Faults;
import org.digitalstage.platform.aggregate.engine.Ports;
import org.digitalstage.platform.aggregate.engine.Surroundings;
import org.digitalstage.platform.aggregate.journal.Aside;
import org.digitalstage.platform.aggregate.journal.Distribution;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.Pendings;
import org.digitalstage.platform.aggregate.journal.Post;
import org.digitalstage.platform.aggregate.journal.Snapshots;
import org.digitalstage.platform.aggregate.time.Mishaps;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.aggregate.time.Timer;
import org.digitalstage.platform.journal.AsideEndpoint;
import org.digitalstage.platform.journal.LoggedFaults;
import org.digitalstage.platform.journal.events.EventStream;
import org.digitalstage.platform.journal.presence.Watch;
import org.digitalstage.platform.journal.sealing.Personal;
import org.digitalstage.stage.command.Commands;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.feature.StageRules;
import org.digitalstage.stage.model.StageKinds;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.socket.Sessions;
import org.digitalstage.stage.socket.Signals;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** The machine with its time, chance and threads. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StageServiceSettings.class)
class MachineConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    StageRules rules() {
        return new StageRules();
    }

    /** What the kinds of a stage say of people is sealed in the store. */
    @Bean
    Personal personal() {
        return new Personal(StageKinds.ALL, Names.USER, User.NOBODY);
    }

    @Bean
    Lanes stageLanes(ReactorResourceFactory resources) {
        return new Lanes(resources);
    }

    @Bean
    Supplier<String> ids() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[12];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        };
    }

    @Bean
    Faults faults(MeterRegistry meters, Mishaps mishaps) {
        return new LoggedFaults(meters, mishaps);
    }

    @Bean
    Aggregates<StageCommand> aggregates(
            StageRules rules,
            Journal journal,
            Snapshots snapshots,
            Pendings pendings,
            Aside aside,
            Distribution distribution,
            Post post,
            EventStream events,
            org.digitalstage.platform.journal.streams.Boot boot,
            Clock clock,
            Timer timer,
            Lanes lanes,
            Supplier<String> ids,
            Faults faults) {
        Ports ports = new Ports(journal, snapshots, pendings, aside, distribution, post, events::publish);
        Surroundings around = new Surroundings(
                boot.id(), clock::millis, System::nanoTime, timer, lanes::of, ids, AnyThreadRandom.INSTANCE);
        return new Aggregates<>(rules, ports, around, EngineSettings.defaults(), faults);
    }

    /** What was set aside, for an operator. */
    @Bean
    AsideEndpoint asideEndpoint(Aside aside, Aggregates<StageCommand> aggregates) {
        return new AsideEndpoint(aside, aggregates::sendAgain);
    }

    @Bean
    Commands commands(Aggregates<StageCommand> aggregates, Supplier<String> ids) {
        return new Commands(aggregates, ids);
    }

    @Bean
    Running running(
            Aggregates<StageCommand> aggregates,
            Watch watch,
            Sessions sessions,
            Signals signals,
            Post post,
            Regularly regularly,
            Clock clock) {
        return new Running(aggregates, watch, sessions, signals, post, regularly, clock);
    }
}
