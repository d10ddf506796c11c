package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.journal.Unavailable;

/**
 * Whether the store answers this instance, and whether it runs at all. A store that was away may come back with an older journal, so after each loss of contact every replica
 * is compared with the journal before anything is decided on it, and for a while what comes over the fast path is only taken as a hint.
 * Safe from any thread.
 *
 * <p>Loss of contact is a second without any answer but with failures, or three seconds without any answer at all (an instance that was paused hears
 * no failures). The regular looks at the store are closer together than that. A restore that keeps the store away for less is not
 * noticed here before the next regular look.
 */
final class Contact {

    private static final long NEVER = Long.MIN_VALUE;
    private static final long FAILING = Duration.ofSeconds(1).toNanos();
    private static final long SILENT = Duration.ofSeconds(3).toNanos();
    private static final long CAREFUL = Duration.ofSeconds(10).toNanos();
    private static final long STILL = Duration.ofSeconds(1).toNanos();

    private final LongSupplier clock;
    private final long unavailable;
    private long answered;
    private long returned;
    private long beaten = NEVER;
    private long awoken;
    private boolean failing;
    private boolean away;
    private long losses;

    Contact(LongSupplier clock, Duration unavailable) {
        this.clock = clock;
        this.unavailable = unavailable.toNanos();
        this.answered = clock.getAsLong();
        this.returned = answered;
        this.awoken = answered;
    }

    /**
     * Asks the store. An answer that was long on its way (to a paused instance) counts as none: much may have happened since. A fault of our own making says
     * nothing of the store.
     */
    <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> call) {
        long asked = clock.getAsLong();
        return answerTo(call).whenComplete((answer, fault) -> {
            if (Unavailable.is(fault)) {
                failed();
            } else if (fault == null && clock.getAsLong() - asked > SILENT) {
                throw new Unavailable("Expected an answer in time but it was long on its way");
            } else if (fault == null) {
                answered();
            }
        });
    }

    private static <T> CompletionStage<T> answerTo(Supplier<CompletionStage<T>> call) {
        try {
            return call.get();
        } catch (Throwable fault) {
            return CompletableFuture.failedStage(fault);
        }
    }

    /** How often contact was lost so far. */
    synchronized long losses() {
        look();
        return losses;
    }

    /** Says that this instance runs; from the first time on it is said ten times a second. */
    synchronized void beat() {
        lookAtBeat();
        beaten = clock.getAsLong();
    }

    /** Since when this instance neither stood still nor was without contact: what it knew of the world before may be over. */
    synchronized long wholeSince() {
        look();
        lookAtBeat();
        return Math.max(returned, awoken);
    }

    private void lookAtBeat() {
        long now = clock.getAsLong();
        if (beaten != NEVER && now - beaten > STILL) {
            awoken = now;
            beaten = now;
        }
    }

    /** Whether contact was lost lately. */
    synchronized boolean isCareful() {
        look();
        return away || clock.getAsLong() - returned < CAREFUL;
    }

    /** Whether the store has been failing for so long that commands are refused. */
    synchronized boolean isUnavailable() {
        return failing && clock.getAsLong() - answered > unavailable;
    }

    private synchronized void failed() {
        failing = true;
        look();
    }

    private synchronized void answered() {
        look();
        answered = clock.getAsLong();
        failing = false;
        if (away) {
            away = false;
            returned = answered;
        }
    }

    private void look() {
        long silence = clock.getAsLong() - answered;
        if (!away && (silence > SILENT || (failing && silence > FAILING))) {
            away = true;
            losses++;
        }
    }
}
