package org.digitalstage.platform.aggregate.journal.contract;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for ends, always with a bound. */
public final class Ends {

    private static final long BOUND = 30;

    private Ends() {}

    /** The value of a stage that ends well. */
    public static <T> T end(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(BOUND, SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("Expected a value but the stage failed", e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("Expected an end within " + BOUND + " s", e);
        }
    }

    /** The exception of a stage that fails. */
    public static Throwable failure(CompletionStage<?> stage) {
        try {
            throw new AssertionError(
                    "Expected a failure but got " + stage.toCompletableFuture().get(BOUND, SECONDS));
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("Expected an end within " + BOUND + " s", e);
        }
    }

    /** Comes back when the condition holds. */
    public static void await(String condition, BooleanSupplier holds) {
        long end = System.nanoTime() + SECONDS.toNanos(BOUND);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Expected within " + BOUND + " s: " + condition);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
