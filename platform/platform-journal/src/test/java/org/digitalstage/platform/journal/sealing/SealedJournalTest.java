package org.digitalstage.platform.journal.sealing;

import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.contract.JournalContract;
import org.digitalstage.platform.journal.store.Store;
import org.junit.jupiter.api.AutoClose;

class SealedJournalTest extends JournalContract {

    @AutoClose
    private static final Store store = Store.embedded();

    @Override
    protected Journal journal() {
        return new Choir(store).journal();
    }
}
