package org.digitalstage.platform.aggregate.journal.fake;

import org.digitalstage.platform.aggregate.journal.Distribution;
import org.digitalstage.platform.aggregate.journal.contract.DistributionContract;

class MemoryDistributionTest extends DistributionContract {

    private final MemoryHub hub = new MemoryHub(Timeline.AT_ONCE);

    @Override
    protected Distribution instance(String boot) {
        return new MemoryDistribution(hub, boot, Timeline.AT_ONCE, Weather.FAIR);
    }
}
