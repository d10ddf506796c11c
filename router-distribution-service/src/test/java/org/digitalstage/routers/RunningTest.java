package org.digitalstage.routers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.digitalstage.platform.aggregate.engine.fake.Backstage;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.time.fake.Breaking;
import org.digitalstage.platform.journal.presence.LifeName;
import org.digitalstage.platform.journal.presence.Watch;
import org.digitalstage.routers.between.Dialogue;
import org.digitalstage.routers.command.Commands;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.feature.RegistryRules;
import org.digitalstage.routers.presence.Deadlines;
import org.digitalstage.routers.registry.Registry;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.routers.registry.RouterDocument;
import org.digitalstage.routers.socket.Deliveries;
import org.digitalstage.routers.socket.Sockets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunningTest {

    private static final RouterSettings SETTINGS = new RouterSettings(
            List.of("key-of-a-test"),
            60,
            600,
            List.of(),
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60));

    private final Backstage<RouterCommand> backstage = new Backstage<>(new RegistryRules());
    private final Breaking clock = new Breaking();
    private final LongSupplier monotonic = () -> backstage.time.millis() * 1_000_000;
    private final Commands commands = new Commands(backstage.aggregates, backstage.ids);
    private final Sockets sockets = new Sockets();
    private final FakeEvents events = new FakeEvents();
    private final Running running = new Running(
            backstage.aggregates,
            commands,
            new Deliveries(sockets, "here"),
            new Deadlines(SETTINGS, this::look),
            new Watch(
                    backstage.instances,
                    new LifeName("here"),
                    dead -> CompletableFuture.completedStage(null),
                    sockets::dropAll,
                    backstage.regularly,
                    monotonic),
            new Dialogue(backstage.aggregates, commands, events, backstage.regularly, SETTINGS.digest()),
            backstage.post,
            backstage.regularly);

    private long look() {
        clock.passBy();
        return monotonic.getAsLong();
    }

    @BeforeEach
    void start() {
        running.start();
    }

    @Test
    void deadlinesAreLookedAtAgainAfterAnError() {
        registerAndLose();
        clock.once();
        backstage.time.advance(5000);
        assertThat(backstage.mishaps.tasks()).containsExactly("deadlines");
        assertThat(routers()).as("the one that did not come back in time").isZero();
    }

    @Test
    void nothingIsDoneOnceItHasStopped() {
        registerAndLose();
        running.stop();
        assertThat(running.isRunning()).isFalse();
        backstage.time.advance(60_000);
        assertThat(routers()).isEqualTo(1);
    }

    private void registerAndLose() {
        Map<String, Object> document = Map.of("types", Map.of("mediasoup", 100), "url", "frankfurt");
        commands.ask(
                "connection/one",
                new RouterCommand.Register(
                        Id.<Router>own(1), null, RouterDocument.of(document).fields(), "one", "here.0"));
        commands.ask("connection/one", new RouterCommand.Lost(List.of("one")));
        backstage.time.advance(100);
        assertThat(routers()).isEqualTo(1);
    }

    private int routers() {
        return Router.KIND
                .all(backstage.aggregates.held(Registry.ID).orElseThrow())
                .size();
    }
}
