package org.digitalstage.stage.socket;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets so many in at once; the others wait in order. After a restart all come back together. */
final class Admission {

    private final ArrayDeque<Entrant> waiting = new ArrayDeque<>();
    private int free;

    Admission(int atOnce) {
        this.free = atOnce;
    }

    /**
     * Starts something when its turn comes; never, and the result never ends, if it is not wanted any more by then.
     */
    <T> CompletionStage<T> enter(BooleanSupplier wanted, Supplier<CompletionStage<T>> start) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Runnable turn = () -> run(start, done);
        boolean now;
        synchronized (this) {
            now = free > 0;
            if (now) {
                free--;
            } else {
                waiting.add(new Entrant(wanted, turn));
            }
        }
        if (now) {
            turn.run();
        }
        return done;
    }

    private <T> void run(Supplier<CompletionStage<T>> start, CompletableFuture<T> done) {
        CompletionStage<T> started;
        try {
            started = start.get();
        } catch (RuntimeException fault) {
            started = CompletableFuture.failedStage(fault);
        }
        started.whenComplete((result, fault) -> {
            next();
            if (fault == null) {
                done.complete(result);
            } else {
                done.completeExceptionally(fault);
            }
        });
    }

    private void next() {
        Entrant next = take();
        if (next != null) {
            next.turn.run();
        }
    }

    private synchronized @Nullable Entrant take() {
        Entrant next = waiting.poll();
        while (next != null && !next.wanted.getAsBoolean()) {
            next = waiting.poll();
        }
        if (next == null) {
            free++;
        }
        return next;
    }

    private record Entrant(BooleanSupplier wanted, Runnable turn) {}
}
