package org.digitalstage.platform.journal.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.journal.Instances;
import org.digitalstage.platform.aggregate.journal.fake.VirtualTime;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.aggregate.time.fake.Breaking;
import org.digitalstage.platform.aggregate.time.fake.NotedMishaps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchTest {

    private final VirtualTime time = new VirtualTime(new Random(1));
    private final NotedMishaps mishaps = new NotedMishaps();
    private final Counters counters = new Counters();
    private final Breaking burial = new Breaking();
    private final Breaking dropping = new Breaking();
    private final List<String> buried = new ArrayList<>();
    private final Watch watch = new Watch(
            counters,
            new LifeName("here"),
            this::bury,
            dropping::passBy,
            new Regularly((delay, task) -> time.after(delay.toMillis(), task), mishaps),
            () -> time.millis() * 1_000_000);

    @BeforeEach
    void start() {
        watch.start();
    }

    @Test
    void itShowsThatItLivesAgainAfterAnErrorInTheStore() {
        counters.bumping.once();
        time.advance(10_000);
        assertThat(counters.values).containsEntry("here.0", 5L);
        assertThat(mishaps.tasks()).containsExactly("presence");
    }

    @Test
    void itShowsThatItLivesAlsoAfterAnAnswerThatNeverCame() {
        counters.unanswered = new CompletableFuture<>();
        time.advance(30_000);
        assertThat(counters.values.get("here.0")).isGreaterThan(5);
        assertThat(mishaps.tasks()).containsExactly("presence");
    }

    @Test
    void anAnswerThatComesAfterLaterOnesDoesNotMakeItTakeItselfForDead() {
        CompletableFuture<Long> unanswered = new CompletableFuture<>();
        counters.unanswered = unanswered;
        time.advance(30_000);
        unanswered.complete(1L);
        time.advance(10_000);
        assertThat(dropping.passed()).isZero();
    }

    @Test
    void aDeadInstanceIsBuriedAlsoWhenTheFirstBurialBreaks() {
        burial.once();
        counters.values.put("there.0", 1L);
        time.advance(20_000);
        assertThat(buried).containsExactly("there.0");
        assertThat(counters.values).doesNotContainKey("there.0");
    }

    @Test
    void whoWasTakenForDeadDropsItsSocketsAlsoWhenTheFirstTimeBreaks() {
        time.advance(10_000);
        dropping.once();
        counters.values.clear();
        time.advance(10_000);
        assertThat(dropping.passed()).isEqualTo(1);
        assertThat(counters.values).containsKey("here.1");
        assertThat(mishaps.tasks()).containsExactly("taken-for-dead");
    }

    @Test
    void itIsSureAsLongAsNobodyCanHaveTakenItForDead() {
        assertThat(watch.isSure()).isCompletedWithValue(true);
        counters.unanswered = new CompletableFuture<>();
        time.advance(6000);
        CompletableFuture<Boolean> sure = watch.isSure();
        assertThat(sure).isCompletedWithValue(true); // it asked again at once
    }

    @Test
    void whoWasTakenForDeadIsSureOnlyAfterHeHasBegunAnew() {
        time.advance(10_000);
        counters.values.clear();
        counters.unanswered = new CompletableFuture<>();
        time.advance(5000);
        assertThat(watch.isSure().thenApply(_ -> dropping.passed())).isCompletedWithValue(1);
    }

    @Test
    void whatIsStoppedShowsNothingAnyMore() {
        watch.stop();
        time.advance(10_000);
        assertThat(counters.values).containsEntry("here.0", 1L);
    }

    private CompletionStage<Void> bury(String name) {
        burial.passBy();
        buried.add(name);
        return CompletableFuture.completedStage(null);
    }

    /** Counters that answer at once, but for what a test wants otherwise. */
    private static final class Counters implements Instances {

        private final Map<String, Long> values = new LinkedHashMap<>();
        private final Breaking bumping = new Breaking();
        private CompletableFuture<Long> unanswered = CompletableFuture.completedFuture(0L);

        @Override
        public CompletionStage<Long> bump(String boot) {
            bumping.passBy();
            long value = values.merge(boot, 1L, Long::sum);
            if (!unanswered.isDone()) {
                CompletableFuture<Long> late = unanswered;
                unanswered = CompletableFuture.completedFuture(0L);
                return late;
            }
            return CompletableFuture.completedStage(value);
        }

        @Override
        public CompletionStage<Map<String, Long>> counters() {
            return CompletableFuture.completedStage(Map.copyOf(values));
        }

        @Override
        public CompletionStage<Void> forget(String boot) {
            values.remove(boot);
            return CompletableFuture.completedStage(null);
        }
    }
}
