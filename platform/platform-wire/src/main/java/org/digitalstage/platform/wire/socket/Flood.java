package org.digitalstage.platform.wire.socket;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Whether a client goes on and on sending more than anybody may. Times are nanoseconds. */
final class Flood {

    private static final long CALM = TimeUnit.SECONDS.toNanos(1);

    private final long patience;
    private boolean on;
    private long since;
    private long seenAt;

    Flood(Duration patience) {
        this.patience = patience.toNanos();
    }

    /** It sends too much right now; true when it just began to. */
    boolean seen(long now) {
        boolean begins = !on;
        if (begins) {
            since = now;
        }
        on = true;
        seenAt = now;
        return begins;
    }

    /** Whether patience is at an end; a second of calm gives it all back. */
    boolean isTooLong(long now) {
        on = on && now - seenAt < CALM;
        return on && now - since > patience;
    }
}
