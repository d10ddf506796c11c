package org.digitalstage.platform.aggregate.engine;

import java.util.concurrent.CompletableFuture;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.Outcome;

/**
 * A command in a mailbox, and the promise of its outcome.
 *
 * @param command what is asked
 * @param outcome completed once, on the aggregate's lane
 * @param deadline monotonic time until which it may lose against other instances
 * @param passable whether it may be passed to another instance; not if it was passed before
 */
record Asked<C>(Command<C> command, CompletableFuture<Outcome> outcome, long deadline, boolean passable) {

    Asked<C> passedBefore(long newDeadline) {
        return new Asked<>(command, outcome, newDeadline, false);
    }

    void refuse(String code, String sentence) {
        outcome.complete(new Outcome.Refused(code, sentence));
    }
}
