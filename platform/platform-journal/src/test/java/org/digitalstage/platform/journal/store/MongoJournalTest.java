package org.digitalstage.platform.journal.store;

import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.contract.JournalContract;
import org.junit.jupiter.api.AutoClose;

class MongoJournalTest extends JournalContract {

    @AutoClose
    private static final Store store = Store.embedded();

    @Override
    protected Journal journal() {
        return store.journal();
    }
}
