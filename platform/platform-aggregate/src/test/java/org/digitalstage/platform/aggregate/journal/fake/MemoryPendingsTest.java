package org.digitalstage.platform.aggregate.journal.fake;

import org.digitalstage.platform.aggregate.journal.Pendings;
import org.digitalstage.platform.aggregate.journal.contract.PendingsContract;

class MemoryPendingsTest extends PendingsContract {

    private final MemoryStore store = new MemoryStore(Timeline.AT_ONCE);

    @Override
    protected Pendings pendings() {
        return new MemoryPendings(store, Timeline.AT_ONCE, Weather.FAIR);
    }
}
