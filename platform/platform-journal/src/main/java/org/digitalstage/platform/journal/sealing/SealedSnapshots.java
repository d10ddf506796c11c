package org.digitalstage.platform.journal.sealing;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Snapshot;
import org.digitalstage.platform.aggregate.journal.Snapshots;

/** Snapshots in which what is personal stands sealed. */
final class SealedSnapshots implements Snapshots {

    private final Snapshots snapshots;
    private final Sealing sealing;

    SealedSnapshots(Snapshots snapshots, Sealing sealing) {
        this.snapshots = snapshots;
        this.sealing = sealing;
    }

    @Override
    public CompletionStage<List<Snapshot>> load(AggregateId aggregate) {
        return snapshots.load(aggregate).thenCompose(sealing::openedSnapshots);
    }

    @Override
    public CompletionStage<Void> save(Snapshot snapshot) {
        return sealing.sealed(snapshot).thenCompose(snapshots::save);
    }

    @Override
    public CompletionStage<Void> discard(Snapshot snapshot) {
        return snapshots.discard(snapshot);
    }
}
