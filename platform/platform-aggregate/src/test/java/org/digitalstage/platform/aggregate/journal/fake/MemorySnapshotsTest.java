package org.digitalstage.platform.aggregate.journal.fake;

import org.digitalstage.platform.aggregate.journal.Snapshots;
import org.digitalstage.platform.aggregate.journal.contract.SnapshotsContract;

class MemorySnapshotsTest extends SnapshotsContract {

    private final MemoryStore store = new MemoryStore(Timeline.AT_ONCE);

    @Override
    protected Snapshots snapshots() {
        return new MemorySnapshots(store, Timeline.AT_ONCE, Weather.FAIR);
    }
}
