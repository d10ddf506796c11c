package org.digitalstage.platform.aggregate.journal;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.AggregateId;

/** The port to the snapshots: the last two of each aggregate are kept, and one replaces only an older one. */
public interface Snapshots {

    /** The kept snapshots, newest first. */
    CompletionStage<List<Snapshot>> load(AggregateId aggregate);

    CompletionStage<Void> save(Snapshot snapshot);

    /** Takes away a snapshot that the journal does not bear out (a restored journal). */
    CompletionStage<Void> discard(Snapshot snapshot);
}
