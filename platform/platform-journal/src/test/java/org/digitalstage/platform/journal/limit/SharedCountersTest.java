package org.digitalstage.platform.journal.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.end;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SharedCountersTest {

    private static final Tally TALLY = new Tally("ada", new Window(Duration.ofMinutes(1), 7), 0, 10);

    private final Shared shared = new Shared();
    private boolean well = true;
    private final SharedCounters counters = new SharedCounters(shared, () -> well, new OwnCounters());

    /** Shared counters that answer as told. */
    private static final class Shared implements Counters {

        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger givenBack = new AtomicInteger();
        private final CompletableFuture<Optional<Taken>> answer = new CompletableFuture<>();
        private final CompletableFuture<Boolean> room = new CompletableFuture<>();

        @Override
        public CompletionStage<Optional<Taken>> take(Tally tally) {
            asked.incrementAndGet();
            return answer;
        }

        @Override
        public CompletionStage<Boolean> hasRoom(Tally tally) {
            asked.incrementAndGet();
            return room;
        }
    }

    private int takenOf(int tries) {
        int taken = 0;
        for (int number = 0; number < tries; number++) {
            taken += end(counters.take(TALLY)).isPresent() ? 1 : 0;
        }
        return taken;
    }

    @Test
    void whatTheSharedOnesSayHolds() {
        shared.answer.complete(Optional.empty());
        shared.room.complete(false);

        assertThat(takenOf(1)).isZero();
        assertThat(end(counters.hasRoom(TALLY))).isFalse();
    }

    @Test
    void whileTheSharedOnesAreKnownToBeAwayNobodyWaitsForThemAndTheLimitIsTheInstancesOwn() {
        well = false;

        assertThat(takenOf(20)).isEqualTo(10);
        assertThat(end(counters.hasRoom(TALLY))).isFalse();
        assertThat(shared.asked).hasValue(0);
    }

    @Test
    void whatTheSharedOnesFailAtIsCountedHere() {
        shared.answer.completeExceptionally(new IllegalStateException("away"));
        shared.room.completeExceptionally(new IllegalStateException("away"));

        assertThat(takenOf(20)).isEqualTo(10);
        assertThat(end(counters.hasRoom(TALLY))).isFalse();
    }

    @Test
    void anAnswerThatDoesNotComeIsNotWaitedForAndIsGivenBackWhenItComes() {
        Taken taken = end(counters.take(TALLY)).orElseThrow();
        assertThat(end(counters.hasRoom(TALLY))).isTrue();

        shared.answer.complete(Optional.of(shared.givenBack::incrementAndGet));

        assertThat(shared.givenBack).hasValue(1);
        taken.giveBack();
        assertThat(shared.givenBack)
                .as("what was counted here is given back here")
                .hasValue(1);
    }
}
