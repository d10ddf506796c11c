package org.digitalstage.platform.aggregate.journal.fake;

import org.digitalstage.platform.aggregate.journal.Post;
import org.digitalstage.platform.aggregate.journal.contract.PostContract;

class MemoryPostTest extends PostContract {

    private final MemoryHub hub = new MemoryHub(Timeline.AT_ONCE);

    @Override
    protected Post instance(String boot) {
        return new MemoryPost(hub, boot, Timeline.AT_ONCE, Weather.FAIR);
    }
}
