package org.digitalstage.platform.journal.streams;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

/**
 * The time at which all that waits in the loop is due, written and read alike: under load it is the waking of a thread that costs, so the loop is
 * woken once for both.
 */
final class Beat {

    private static final long LENGTH = MILLISECONDS.toNanos(4);

    private Beat() {}

    /** Nanoseconds until the next one. */
    static long next() {
        return LENGTH - Math.floorMod(System.nanoTime(), LENGTH);
    }

    /** Nanoseconds until the one after that. */
    static long afterNext() {
        return next() + LENGTH;
    }
}
