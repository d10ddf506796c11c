package org.digitalstage.platform.journal.sealing;

import org.digitalstage.platform.aggregate.journal.Snapshots;
import org.digitalstage.platform.aggregate.journal.contract.SnapshotsContract;
import org.digitalstage.platform.journal.store.Store;
import org.junit.jupiter.api.AutoClose;

class SealedSnapshotsTest extends SnapshotsContract {

    @AutoClose
    private static final Store store = Store.embedded();

    @Override
    protected Snapshots snapshots() {
        return new Choir(store).snapshots();
    }
}
