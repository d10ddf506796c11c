package org.digitalstage.auth.store;

import org.digitalstage.platform.embedded.EmbeddedStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class EmbeddedStoreTest extends StoreContract {

    private static EmbeddedStore store;

    @BeforeAll
    static void start() {
        store = EmbeddedStore.inMemory();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Override
    String url() {
        return store.url();
    }
}
