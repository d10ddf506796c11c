package org.digitalstage.platform.aggregate.time;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One work that is done again and again, until it is closed. */
public final class Round implements AutoCloseable {

    /** What is rested if the pause itself cannot be told. */
    private static final Duration IN_DOUBT = Duration.ofSeconds(1);

    private final String task;
    private final Supplier<Duration> pause;
    private final Supplier<? extends CompletionStage<?>> work;
    private final Duration patience;
    private final Timer timer;
    private final Mishaps mishaps;
    private volatile boolean closed;

    Round(
            String task,
            Supplier<Duration> pause,
            Supplier<? extends CompletionStage<?>> work,
            Duration patience,
            Timer timer,
            Mishaps mishaps) {
        this.task = task;
        this.pause = pause;
        this.work = work;
        this.patience = patience;
        this.timer = timer;
        this.mishaps = mishaps;
    }

    /** No turn begins any more; one that has begun may still end. */
    @Override
    public void close() {
        closed = true;
    }

    void rest() {
        if (!closed) {
            later(pauseNow(), this::turn);
        }
    }

    void turn() {
        if (closed) {
            return;
        }
        AtomicBoolean over = new AtomicBoolean();
        begin().whenComplete((_, fault) -> end(over, fault));
        if (!over.get()) {
            later(patience, () -> end(over, new TimeoutException("It did not end within " + patience)));
        }
    }

    /** An error is no reason to end for ever either: what must end the process does so by itself. */
    private CompletableFuture<?> begin() {
        try {
            return work.get().toCompletableFuture();
        } catch (Throwable fault) {
            return CompletableFuture.failedFuture(fault);
        }
    }

    private void end(AtomicBoolean over, @Nullable Throwable fault) {
        if (over.compareAndSet(false, true)) {
            try {
                tell(fault);
            } finally {
                rest();
            }
        }
    }

    private void tell(@Nullable Throwable fault) {
        if (fault != null && !closed) {
            Throwable cause = fault instanceof CompletionException ? fault.getCause() : null;
            mishaps.during(task, cause == null ? fault : cause);
        }
    }

    private Duration pauseNow() {
        try {
            return pause.get();
        } catch (Throwable fault) {
            tell(fault);
            return IN_DOUBT;
        }
    }

    private void later(Duration delay, Runnable next) {
        try {
            timer.schedule(delay, next);
        } catch (RejectedExecutionException over) {
            closed = true;
        }
    }
}
