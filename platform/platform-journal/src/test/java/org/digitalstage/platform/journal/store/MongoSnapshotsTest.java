package org.digitalstage.platform.journal.store;

import org.digitalstage.platform.aggregate.journal.Snapshots;
import org.digitalstage.platform.aggregate.journal.contract.SnapshotsContract;
import org.junit.jupiter.api.AutoClose;

class MongoSnapshotsTest extends SnapshotsContract {

    @AutoClose
    private static final Store store = Store.embedded();

    @Override
    protected Snapshots snapshots() {
        return new MongoSnapshots(store.database());
    }
}
