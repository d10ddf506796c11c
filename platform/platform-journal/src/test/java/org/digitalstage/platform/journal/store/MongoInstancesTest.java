package org.digitalstage.platform.journal.store;

import org.digitalstage.platform.aggregate.journal.Instances;
import org.digitalstage.platform.aggregate.journal.contract.InstancesContract;
import org.junit.jupiter.api.AutoClose;

class MongoInstancesTest extends InstancesContract {

    @AutoClose
    private static final Store store = Store.embedded();

    @Override
    protected Instances instances() {
        return new MongoInstances(store.database());
    }
}
