package org.digitalstage.platform.journal.streams;

import java.time.Duration;

/**
 * How long one waits for an answer. A connection that is merely slow is kept for a while, because to make a new one costs a slow machine even more.
 */
record Patience(Duration time) {

    private static final int LOST = 3;

    Patience plus(Duration more) {
        return new Patience(time.plus(more));
    }

    /** Whether what was asked then takes too long to call that well. */
    boolean isTried(long since) {
        return System.nanoTime() - since > time.toNanos();
    }

    /** Whether what was asked then will hardly be answered any more. */
    boolean isLost(long since) {
        return System.nanoTime() - since > time.toNanos() * LOST;
    }
}
