package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.digitalstage.platform.aggregate.engine.fake.Backstage;
import org.digitalstage.platform.journal.presence.LifeName;
import org.digitalstage.platform.journal.presence.Watch;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.feature.StageRules;
import org.digitalstage.stage.socket.Sessions;
import org.digitalstage.stage.socket.Signals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunningTest {

    private final Backstage<StageCommand> backstage = new Backstage<>(new StageRules());
    private final BreakingClock clock = new BreakingClock();
    private final LifeName name = new LifeName("here");
    private final Sessions sessions = new Sessions();
    private final Running running = new Running(
            backstage.aggregates,
            new Watch(
                    backstage.instances,
                    name,
                    dead -> CompletableFuture.completedStage(null),
                    sessions::endAll,
                    backstage.regularly,
                    () -> backstage.time.millis() * 1_000_000),
            sessions,
            new Signals(sessions, backstage.post, name),
            backstage.post,
            backstage.regularly,
            clock);

    @BeforeEach
    void start() {
        running.start();
    }

    @Test
    void expiredTokensAreLookedForAgainAfterAnError() {
        clock.looking.once();
        backstage.time.advance(3500);
        assertThat(backstage.mishaps.tasks()).containsExactly("expiry");
        assertThat(clock.looking.passed()).isEqualTo(2);
    }

    @Test
    void nothingIsDoneOnceItHasStopped() {
        assertThat(running.isRunning()).isTrue();
        running.stop();
        assertThat(running.isRunning()).isFalse();
        backstage.time.advance(60_000);
        assertThat(clock.looking.passed()).isZero();
        assertThat(backstage.time.step()).as("anything left to do").isFalse();
    }
}
