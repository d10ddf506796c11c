package org.digitalstage.platform.aggregate.engine;

import java.util.Optional;
import org.digitalstage.platform.aggregate.Outcome;
import org.jspecify.annotations.Nullable;

/** One command that was passed to another instance, and its answer while that waits for its turn. On the aggregate's lane only. */
final class Passed<C> {

    private final Asked<C> asked;

    @Nullable
    Outcome answer;

    /** The answer rests on this entry. */
    long seq;

    /** It was seen in the journal, brought there by whom it was passed to. */
    boolean isWritten;

    Passed(Asked<C> asked) {
        this.asked = asked;
    }

    Asked<C> asked() {
        return asked;
    }

    /** What is to be decided here after all; empty if its asker is told something else. */
    Optional<Asked<C>> takenBack(boolean decided, long deadline) {
        if (answer instanceof Outcome.Refused refused) {
            asked.outcome().complete(refused);
            return Optional.empty();
        }
        if (asked.command().source() != null) {
            asked.doubt(); // whoever sent a follow-up looks first whether its source is still there
            return Optional.empty();
        }
        return Optional.of(asked.again(decided ? Asked.Past.DECIDED : Asked.Past.UNCERTAIN, deadline));
    }
}
