package org.digitalstage.platform.journal.store;

import org.digitalstage.platform.aggregate.journal.Pendings;
import org.digitalstage.platform.aggregate.journal.contract.PendingsContract;
import org.junit.jupiter.api.AutoClose;

class MongoPendingsTest extends PendingsContract {

    @AutoClose
    private static final Store store = Store.embedded();

    @Override
    protected Pendings pendings() {
        return new MongoPendings(store.database());
    }
}
