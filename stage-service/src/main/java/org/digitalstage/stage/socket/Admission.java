package org.digitalstage.stage.socket;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets so many in at once; the others wait in order. After a restart all come back together. */
final class Admission {

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private int free;

    Admission(int atOnce) {
        this.free = atOnce;
    }

    <T> CompletionStage<T> enter(Supplier<CompletionStage<T>> start) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Runnable turn = () -> run(start, done);
        boolean now;
        synchronized (this) {
            now = free > 0;
            if (now) {
                free--;
            } else {
                waiting.add(turn);
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
        Runnable turn = take();
        if (turn != null) {
            turn.run();
        }
    }

    private synchronized @Nullable Runnable take() {
        Runnable turn = waiting.poll();
        if (turn == null) {
            free++;
        }
        return turn;
    }
}
