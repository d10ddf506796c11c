package org.digitalstage.platform.aggregate.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.journal.fake.VirtualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegularlyTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualTime time = new VirtualTime(new Random(1));
    private final List<String> mishaps = new ArrayList<>();
    private final List<Long> turns = new ArrayList<>();
    private final Regularly regularly = new Regularly(
            (delay, task) -> time.after(delay.toMillis(), task),
            (task, fault) -> mishaps.add(task + " " + fault.getClass().getSimpleName()));

    @Test
    void theFirstTurnComesAfterThePauseAndEachNextAsLongAfterTheLast() {
        regularly.every("work", SECOND, this::turn);
        time.advance(3500);
        assertThat(turns).containsExactly(1000L, 2000L, 3000L);
        assertThat(mishaps).isEmpty();
    }

    @Test
    void whatBeginsNowIsDoneBeforeAnyTimePasses() {
        regularly.nowAndEvery("work", SECOND, this::turn);
        assertThat(turns).containsExactly(0L);
        time.advance(2500);
        assertThat(turns).containsExactly(0L, 1000L, 2000L);
    }

    @Test
    void thePauseBeginsWhenAStageEnds() {
        regularly.every("work", () -> SECOND, () -> {
            turn();
            CompletableFuture<Void> done = new CompletableFuture<>();
            time.after(300, () -> done.complete(null));
            return done;
        });
        time.advance(4000);
        assertThat(turns).containsExactly(1000L, 2300L, 3600L);
    }

    static List<Throwable> whatMayBeThrown() {
        return List.of(
                new IllegalStateException("an exception"),
                new StackOverflowError("an error"),
                new AssertionError("another error"),
                new OutOfMemoryError("for a moment"));
    }

    @ParameterizedTest
    @MethodSource("whatMayBeThrown")
    void whateverATurnThrowsTheNextOneComes(Throwable fault) {
        regularly.every("work", SECOND, () -> {
            turn();
            if (turns.size() == 1) {
                RegularlyTest.<RuntimeException>sneak(fault);
            }
        });
        time.advance(3500);
        assertThat(turns).containsExactly(1000L, 2000L, 3000L);
        assertThat(mishaps).containsExactly("work " + fault.getClass().getSimpleName());
    }

    @ParameterizedTest
    @MethodSource("whatMayBeThrown")
    void whateverAStageFailsWithTheNextTurnComes(Throwable fault) {
        regularly.every("work", () -> SECOND, failingFirst(CompletableFuture.failedFuture(fault)));
        time.advance(3500);
        assertThat(turns).containsExactly(1000L, 2000L, 3000L);
        assertThat(mishaps).containsExactly("work " + fault.getClass().getSimpleName());
    }

    @Test
    void aStageThatNeverEndsIsWaitedForOnlyAsLongAsThePatienceLasts() {
        regularly.patient(Duration.ofSeconds(5)).every("work", () -> SECOND, failingFirst(new CompletableFuture<>()));
        time.advance(8500);
        assertThat(turns).containsExactly(1000L, 7000L, 8000L);
        assertThat(mishaps).containsExactly("work " + TimeoutException.class.getSimpleName());
    }

    @Test
    void aStageThatEndsAfterThePatienceBringsNoTurnOfItsOwn() {
        CompletableFuture<Void> late = new CompletableFuture<>();
        regularly.patient(Duration.ofSeconds(5)).every("work", () -> SECOND, failingFirst(late));
        time.advance(7500);
        late.complete(null);
        time.advance(2000);
        assertThat(turns).containsExactly(1000L, 7000L, 8000L, 9000L);
    }

    @Test
    void aPauseThatCannotBeToldDoesNotEndTheWork() {
        List<Duration> pauses = new ArrayList<>(List.of(SECOND));
        regularly.every("work", pauses::removeFirst, ended(this::turn));
        time.advance(3500);
        assertThat(turns).containsExactly(1000L, 2000L, 3000L);
        assertThat(mishaps).isNotEmpty().containsOnly("work NoSuchElementException");
    }

    @Test
    void aMishapThatCannotBeToldDoesNotEndTheWork() {
        Regularly untold =
                new Regularly((delay, task) -> time.after(delay.toMillis(), guarded(task)), (task, fault) -> {
                    throw new IllegalStateException("cannot be told");
                });
        untold.every("work", () -> SECOND, failingFirst(CompletableFuture.failedFuture(new IllegalStateException())));
        time.advance(2500);
        assertThat(turns).containsExactly(1000L, 2000L);
    }

    @Test
    void whatIsClosedBeginsNoFurtherTurn() {
        Round round = regularly.every("work", SECOND, this::turn);
        time.advance(1500);
        round.close();
        time.advance(5000);
        assertThat(turns).containsExactly(1000L);
    }

    @Test
    void aTimerThatHasEndedEndsTheWorkQuietly() {
        Regularly ended = new Regularly(
                (delay, task) -> {
                    throw new RejectedExecutionException("ended");
                },
                (task, fault) -> mishaps.add(task));
        ended.nowAndEvery("work", SECOND, this::turn);
        assertThat(turns).containsExactly(0L);
        assertThat(mishaps).isEmpty();
    }

    @Test
    void whatIsTriedUntilItIsDoneIsTriedAgainAfterEachFaultAndThenNoMore() {
        CompletableFuture<Void> done = regularly.untilDone("work", SECOND, () -> {
            turn();
            return turns.size() < 3
                    ? CompletableFuture.failedStage(new IllegalStateException("not yet"))
                    : CompletableFuture.completedStage("there");
        });
        time.advance(10_000);
        assertThat(turns).containsExactly(0L, 1000L, 2000L);
        assertThat(done).isCompletedWithValue(null);
        assertThat(mishaps).hasSize(2);
    }

    @Test
    void whatIsTriedUntilItIsDoneEndsWhenItIsGivenUp() {
        CompletableFuture<Void> done = regularly.untilDone("work", SECOND, () -> {
            turn();
            throw new IllegalStateException("never");
        });
        time.advance(1500);
        done.cancel(true);
        time.advance(5000);
        assertThat(turns).containsExactly(0L, 1000L);
    }

    private void turn() {
        turns.add(time.millis());
    }

    private Supplier<CompletionStage<?>> failingFirst(CompletionStage<?> first) {
        return () -> {
            turn();
            return turns.size() == 1 ? first : CompletableFuture.completedStage(null);
        };
    }

    private static Supplier<CompletionStage<?>> ended(Runnable work) {
        return () -> {
            work.run();
            return CompletableFuture.completedStage(null);
        };
    }

    /** As an executor does. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException swallowed) {
                assertThat(swallowed).hasMessage("cannot be told");
            }
        };
    }

    @SuppressWarnings("unchecked") // throws what the compiler would not let it
    private static <T extends Throwable> void sneak(Throwable fault) throws T {
        throw (T) fault;
    }
}
