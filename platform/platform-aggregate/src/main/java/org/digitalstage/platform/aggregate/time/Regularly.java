package org.digitalstage.platform.aggregate.time;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The one way in which things are done again and again. Whatever becomes of a turn, the next one comes: after it threw an exception or an error, after its stage
 * failed, and after a stage that does not end was waited for long enough. Each of these is told to {@link Mishaps}.
 */
public final class Regularly {

    private static final Duration USUAL = Duration.ofSeconds(10);

    private final Timer timer;
    private final Mishaps mishaps;
    private final Duration patience;

    public Regularly(Timer timer, Mishaps mishaps) {
        this(timer, mishaps, USUAL);
    }

    private Regularly(Timer timer, Mishaps mishaps, Duration patience) {
        this.timer = timer;
        this.mishaps = mishaps;
        this.patience = patience;
    }

    /** The same with another time for which a turn is waited for, which is 10 s otherwise. A later turn may then run beside one that is late. */
    public Regularly patient(Duration other) {
        return new Regularly(timer, mishaps, other);
    }

    /** Does it for the first time after this pause, and then each time as long after the last turn ended. */
    public Round every(String task, Duration pause, Runnable work) {
        return every(task, () -> pause, ended(work));
    }

    /** The same for work that ends later, with a pause that is asked for each time. */
    public Round every(String task, Supplier<Duration> pause, Supplier<? extends CompletionStage<?>> work) {
        Round round = round(task, pause, work);
        round.rest();
        return round;
    }

    /** Does it now, on this thread, and from then on like {@link #every(String, Duration, Runnable)}. */
    public Round nowAndEvery(String task, Duration pause, Runnable work) {
        return nowAndEvery(task, () -> pause, ended(work));
    }

    /** The same for work that ends later, with a pause that is asked for each time. */
    public Round nowAndEvery(String task, Supplier<Duration> pause, Supplier<? extends CompletionStage<?>> work) {
        Round round = round(task, pause, work);
        round.turn();
        return round;
    }

    /** Does it now, and again after each pause, until a turn ends well or the future is cancelled. */
    public CompletableFuture<Void> untilDone(String task, Duration pause, Supplier<? extends CompletionStage<?>> work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Round round = round(task, () -> pause, () -> work.get().thenAccept(_ -> done.complete(null)));
        done.whenComplete((_, _) -> round.close());
        round.turn();
        return done;
    }

    private Round round(String task, Supplier<Duration> pause, Supplier<? extends CompletionStage<?>> work) {
        return new Round(task, pause, work, patience, timer, mishaps);
    }

    private static Supplier<CompletionStage<?>> ended(Runnable work) {
        return () -> {
            work.run();
            return CompletableFuture.completedStage(null);
        };
    }
}
