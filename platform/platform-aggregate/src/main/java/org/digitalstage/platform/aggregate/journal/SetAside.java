package org.digitalstage.platform.aggregate.journal;

import org.digitalstage.platform.aggregate.AggregateId;

/**
 * A follow-up that could not be carried out for a fault of our own making. Its target took it as done, so that what stands behind it went on; what it asked
 * stands in its source's journal.
 *
 * @param source where it stands
 * @param entry id of that entry
 * @param target where it was to be carried out
 * @param time milliseconds since 1970
 */
public record SetAside(Source source, String entry, AggregateId target, long time) {

    /** Its name for an operator, unique for ever; what went wrong is in the log under the same. */
    public String id() {
        return entry + "." + source.place().index();
    }
}
