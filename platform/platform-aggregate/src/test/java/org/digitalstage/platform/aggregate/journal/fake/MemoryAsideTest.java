package org.digitalstage.platform.aggregate.journal.fake;

import org.digitalstage.platform.aggregate.journal.Aside;
import org.digitalstage.platform.aggregate.journal.contract.AsideContract;

class MemoryAsideTest extends AsideContract {

    private final MemoryStore store = new MemoryStore(Timeline.AT_ONCE);

    @Override
    protected Aside aside() {
        return new MemoryAside(store, Timeline.AT_ONCE, Weather.FAIR);
    }
}
