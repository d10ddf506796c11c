package org.digitalstage.platform.journal.store;

import org.digitalstage.platform.aggregate.journal.Aside;
import org.digitalstage.platform.aggregate.journal.contract.AsideContract;
import org.junit.jupiter.api.AutoClose;

class MongoAsideTest extends AsideContract {

    @AutoClose
    private static final Store store = Store.embedded();

    @Override
    protected Aside aside() {
        return new MongoAside(store.database());
    }
}
