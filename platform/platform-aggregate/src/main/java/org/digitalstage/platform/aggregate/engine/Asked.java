package org.digitalstage.platform.aggregate.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.digitalstage.platform.aggregate.Asker;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.Outcome;

/**
 * A command in a mailbox, and the promise of its outcome.
 *
 * @param command what is asked
 * @param asker who waits for the outcome
 * @param outcome completed once, on the aggregate's lane
 * @param since monotonic time when it was asked here
 * @param deadline monotonic time until which it may lose against other instances
 * @param past where it has been
 */
record Asked<C>(
        Command<C> command, Asker asker, CompletableFuture<Outcome> outcome, long since, long deadline, Past past) {

    /** Whoever asked longer ago has to show again that he is there, for he may be gone without a word. */
    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

    /** Where a command has been before it came into this mailbox, or came back to it. */
    enum Past {
        /** It was asked here and nowhere else. */
        NONE,
        /** Another instance passed it here: it is not passed again. */
        PASSED_HERE,
        /**
         * Another instance, or an entry of ours without an answer, may still bring it into the journal. So it is written down here whatever becomes
         * of it, which keeps the other attempt from being carried out; and it is never refused for want of time.
         */
        UNCERTAIN,
        /** Another instance has decided on it or it is too old to decide on it again: it is looked up, not decided. */
        DECIDED
    }

    Asked<C> again(Past newPast, long newDeadline) {
        return new Asked<>(command, asker, outcome, since, newDeadline, newPast);
    }

    boolean isPassable() {
        return past == Past.NONE;
    }

    boolean isUncertain() {
        return past == Past.UNCERTAIN;
    }

    /** Whether another attempt may still bring it into the journal; a follow-up is carried out once in any case. */
    boolean mayStillCome() {
        return isUncertain() && command.source() == null;
    }

    boolean isAnswered() {
        return outcome.isDone();
    }

    /** Says that nobody knows what has become of it. */
    void doubt() {
        outcome.complete(new Outcome.Doubtful());
    }

    /** Says that it failed for a fault of our own making; that nobody knows, where another attempt may still bring it into the journal. */
    void fail() {
        outcome.complete(mayStillCome() ? new Outcome.Doubtful() : Outcome.Refused.fault());
    }

    /**
     * Whether the asker is still there.
     *
     * @param whole since when this instance knows what happens
     */
    CompletableFuture<Boolean> isAwaited(long whole, long now) {
        return asker.isThere(now - since > FRESH ? Math.max(whole, now - FRESH) : whole);
    }

    boolean isLate(long now) {
        return deadline - now < 0;
    }

    /** Says no, or that nobody knows where that would be too much to say. */
    void refuse(String code, String sentence) {
        boolean sure = past == Past.NONE || past == Past.PASSED_HERE;
        outcome.complete(sure ? new Outcome.Refused(code, sentence) : new Outcome.Doubtful());
    }

    void refuseBusy() {
        refuse("busy", "Busy, try again");
    }

    /** Nobody waits for it here any more; whoever passed it here takes it back. */
    void refuseForsaken() {
        outcome.complete(
                past == Past.NONE
                        ? new Outcome.Refused("gone", "Expected a sign that you are still there, nothing was changed")
                        : new Outcome.Doubtful());
    }

    void refuseUnavailable() {
        refuse("unavailable", "The store cannot be reached at the moment, nothing was changed");
    }
}
