package org.digitalstage.platform.journal.limit;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time of fixed length; all windows of one length together cover all time. */
public record Window(Duration length, long number) {

    static Window at(Instant time, Duration length) {
        return new Window(length, Math.floorDiv(time.toEpochMilli(), length.toMillis()));
    }

    public Window previous() {
        return new Window(length, number - 1);
    }

    Instant end() {
        return Instant.ofEpochMilli((number + 1) * length.toMillis());
    }

    /** Which part of this window is still to come, from 1 down to 0. */
    double remaining(Instant now) {
        return Math.clamp(Duration.between(now, end()).toMillis() / (double) length.toMillis(), 0, 1);
    }
}
