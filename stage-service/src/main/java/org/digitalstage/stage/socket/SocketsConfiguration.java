package org.digitalstage.stage.socket;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.journal.Post;
import org.digitalstage.platform.journal.limit.Limiter;
import org.digitalstage.platform.journal.presence.LifeName;
import org.digitalstage.platform.journal.presence.Watch;
import org.digitalstage.platform.jwt.OpenPaths;
import org.digitalstage.platform.jwt.TokenValidator;
import org.digitalstage.platform.wire.socket.SocketMapping;
import org.digitalstage.stage.StageServiceSettings;
import org.digitalstage.stage.command.Commands;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.fanout.Halls;
import org.digitalstage.stage.feature.StageRules;
import org.digitalstage.stage.presence.Attendances;
import org.digitalstage.stage.presence.TakenForDead;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** The beans of the door for clients. */
@Configuration(proxyBeanMethods = false)
public class SocketsConfiguration {

    @Bean
    Sessions sessions() {
        return new Sessions();
    }

    @Bean
    Revocations revocations(Sessions sessions, Clock clock) {
        return new Revocations(sessions, clock);
    }

    @Bean
    TakenForDead takenForDead(Sessions sessions) {
        return sessions::endAll;
    }

    @Bean
    OpenPaths socketPaths() {
        return OpenPaths.of("/**"); // a socket says who it is in its first frame
    }

    @Bean
    Rooms rooms(Aggregates<StageCommand> aggregates, Commands commands, Watch watch) {
        Ushers ushers = new Ushers();
        Rooms rooms = new Rooms(aggregates, new Halls<>(aggregates, ushers), commands, new Packages(), watch);
        ushers.at(rooms);
        return rooms;
    }

    @Bean
    Signals signals(Sessions sessions, Post post, LifeName presenceBoot) {
        return new Signals(sessions, post, presenceBoot);
    }

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService passwordThreads() {
        int few = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 8); // each takes 7 MiB of the heap
        return Executors.newFixedThreadPool(
                few, Thread.ofPlatform().name("password-", 0).daemon().factory());
    }

    @Bean
    SocketMapping clientSockets(
            Rooms rooms,
            Sessions sessions,
            Signals signals,
            StageRules rules,
            TokenValidator tokens,
            Revocations revocations,
            Attendances attendances,
            LifeName presenceBoot,
            ExecutorService passwordThreads,
            Limiter limiter,
            ObjectProvider<TurnCredentials> turn,
            Clock clock,
            StageServiceSettings settings,
            MeterRegistry meters) {
        SecureRandom chance = new SecureRandom();
        // 7 MiB and 5 rounds: the password of a stage is shared, and a whole choir gives it in the same minute.
        StagePasswords passwords =
                new StagePasswords(new Argon2PasswordEncoder(16, 32, 1, 7168, 5), passwordThreads, limiter);
        SignIns signIns = new SignIns(
                tokens,
                revocations,
                rooms,
                sessions,
                attendances,
                presenceBoot,
                new Welcome(rooms, turn.getIfAvailable(() -> Map::of)),
                new Admission(settings.signInsAtOnce()),
                clock,
                !settings.restrictStageCreation());
        Ways ways = new Ways(
                rooms,
                new StageWays(rooms, passwords, clock, chance),
                new JoinWays(rooms, passwords, clock),
                new InviteWays(rooms, clock, chance, settings.inviteValidity()),
                new CodeWays(rooms, limiter, clock),
                new SessionWays(rooms, rules, signals, tokens, revocations),
                new PlatformWays(settings.administrators(), clock),
                clock,
                chance);
        return new SocketMapping("/**", new StageSocket(signIns, ways, new Refusals(meters, System::nanoTime)));
    }
}
