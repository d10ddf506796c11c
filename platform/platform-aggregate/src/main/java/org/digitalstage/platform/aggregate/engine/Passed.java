package org.digitalstage.platform.aggregate.engine;

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

    Asked<C> takenBack(boolean decided, long deadline) {
        return asked.again(decided ? Asked.Past.DECIDED : Asked.Past.UNCERTAIN, deadline);
    }
}
