package org.digitalstage.platform.aggregate.journal;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** The port to the pending notes. All operations may be repeated. */
public interface Pendings {

    CompletionStage<Void> insert(Pending pending);

    CompletionStage<Void> delete(Pending pending);

    /** All that are there, at most {@code limit}. */
    CompletionStage<List<Pending>> list(int limit);
}
