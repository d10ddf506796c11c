package org.digitalstage.platform.aggregate.journal;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** The port to the pending notes. All operations may be repeated. */
public interface Pendings {

    CompletionStage<Void> insert(Pending pending);

    CompletionStage<Void> delete(Pending pending);

    /**
     * Those that are there, in the order of their entries' ids.
     *
     * @param after the id of the entry behind which the list begins; empty for the beginning
     */
    CompletionStage<List<Pending>> list(String after, int limit);
}
