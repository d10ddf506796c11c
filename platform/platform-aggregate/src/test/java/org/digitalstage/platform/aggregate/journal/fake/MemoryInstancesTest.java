package org.digitalstage.platform.aggregate.journal.fake;

import org.digitalstage.platform.aggregate.journal.Instances;
import org.digitalstage.platform.aggregate.journal.contract.InstancesContract;

class MemoryInstancesTest extends InstancesContract {

    private final MemoryStore store = new MemoryStore(Timeline.AT_ONCE);

    @Override
    protected Instances instances() {
        return new MemoryInstances(store, Timeline.AT_ONCE, Weather.FAIR);
    }
}
