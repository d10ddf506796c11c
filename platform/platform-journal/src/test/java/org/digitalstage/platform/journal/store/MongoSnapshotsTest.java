package org.digitalstage.platform.journal.store;

import org.digitalstage.platform.aggregate.journal.Snapshots;
import org.digitalstage.platform.aggregate.journal.contract.SnapshotsContract;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MongoSnapshotsTest extends SnapshotsContract {

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
        return new MongoSnapshots(store.database());
    }
}
