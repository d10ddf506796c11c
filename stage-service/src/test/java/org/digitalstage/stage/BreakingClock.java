package org.digitalstage.stage;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.digitalstage.platform.aggregate.time.fake.Breaking;

/** A clock that may break once. */
public final class BreakingClock extends Clock {

    public final Breaking looking = new Breaking();

    @Override
    public Instant instant() {
        looking.passBy();
        return Instant.now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
