package org.digitalstage.platform.journal.sealing;

import org.digitalstage.platform.aggregate.journal.Snapshots;
import org.digitalstage.platform.aggregate.journal.contract.SnapshotsContract;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.digitalstage.platform.journal.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SealedSnapshotsTest extends SnapshotsContract {

    private static EmbeddedStore server;
    private static Store store;

    @BeforeAll
    static void start() {
        server = EmbeddedStore.inMemory();
        store = new Store(server.url());
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    @Override
    protected Snapshots snapshots() {
        return new Choir(store).snapshots();
    }
}
