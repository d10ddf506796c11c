package org.digitalstage.platform.journal.sealing;

import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.contract.JournalContract;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.digitalstage.platform.journal.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SealedJournalTest extends JournalContract {

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
    protected Journal journal() {
        return new Choir(store).journal();
    }
}
