package org.digitalstage.platform.aggregate.journal.fake;

import java.util.List;

/** What the network does to an instance's calls and to what is told to it. */
public interface Weather {

    /** Everything arrives at once. */
    Weather FAIR = new Weather() {};

    /**
     * The fate of one call.
     *
     * @param operation {@code journal.append}, {@code journal.replace}, {@code journal.read}, {@code journal.news}, {@code snapshots.load} ...
     */
    default Fate fate(String operation) {
        return Fate.GOOD;
    }

    /**
     * After how many milliseconds an entry of a stream reaches this instance: none means lost, two doubled; what differs from one entry to the next
     * reorders them.
     */
    default List<Long> arrivals() {
        return List.of(0L);
    }
}
