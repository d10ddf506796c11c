package org.digitalstage.platform.journal.limit;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Counts tries. Looking and counting are one step, so that of many at once no more get through than there is room for. */
public interface Counters {

    /** Counts a try if there is room for it; empty, and nothing is counted, if there is none. */
    CompletionStage<Optional<Taken>> take(Tally tally);

    /** Whether there is room for a try; counts nothing. */
    CompletionStage<Boolean> hasRoom(Tally tally);
}
