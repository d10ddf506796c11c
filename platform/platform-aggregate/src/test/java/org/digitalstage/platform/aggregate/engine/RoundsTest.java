package org.digitalstage.platform.aggregate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.digitalstage.platform.aggregate.journal.fake.Fate;
import org.digitalstage.platform.aggregate.journal.fake.Weather;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundsTest {

    private final World world = new World(1);
    private final Breaking weather = new Breaking();
    private final Instance one =
            world.start(weather, settings(), new BoxRules()).started();

    /** Nothing is forgotten while a test looks. */
    private static EngineSettings settings() {
        return EngineSettings.defaults().idle(Duration.ofHours(1));
    }

    @AfterEach
    void nothingElseWentWrong() {
        assertThat(world.violations).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"poll, journal.news", "sweep, pendings.list"})
    void whatAsksTheStoreGoesOnAfterAnErrorInIt(String task, String operation) {
        one.follow(BoxRules.box(1));
        world.advance(100);
        one.breaks = true;
        weather.breaking = operation;
        world.until(() -> one.faults.contains("during " + task));
        weather.breaking = "";
        one.breaks = false;
        int before = weather.asked(world, operation);
        world.until(() -> weather.asked(world, operation) > before);
    }

    @Test
    void theTickGoesOnAfterAnErrorOnALane() {
        one.follow(BoxRules.box(1));
        world.advance(100);
        one.breaks = true;
        world.until(() -> one.faults.contains("during tick"));
        one.breaks = false;
        one.faults.clear();
        Instance.Asking asked = one.ask(BoxRules.box(1), Order.of("count"));
        world.store.away(true);
        world.until(() -> asked.outcome() != null);
        assertThat(asked.isStored())
                .as("only the tick sees that an append takes too long")
                .isFalse();
    }

    @Test
    void nothingIsDoneOnceAllIsStopped() {
        one.aggregates.stop();
        world.advance(60_000);
        assertThat(world.tally).doesNotContainKey("pendings.list");
    }

    /** Throws at one kind of call. */
    private static final class Breaking implements Weather {

        private String breaking = "";

        @Override
        public Fate fate(String operation) {
            if (operation.equals(breaking)) {
                throw new StackOverflowError("broken for a while");
            }
            return Fate.GOOD;
        }

        int asked(World world, String operation) {
            return world.tally.getOrDefault(operation, 0);
        }
    }
}
