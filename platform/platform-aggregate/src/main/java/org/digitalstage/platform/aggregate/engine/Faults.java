package org.digitalstage.platform.aggregate.engine;

import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.time.Mishaps;

/** Where the machine reports what should not happen; an adapter logs and counts. Never given payloads. */
public interface Faults extends Mishaps {

    /** A rule threw something that is not a refusal. */
    void inRule(AggregateId aggregate, String command, Throwable fault);

    /** The store did not answer, or said no, while doing this. */
    void inStore(AggregateId aggregate, String doing, Throwable fault);

    /** A follow-up still waits to be carried out. */
    void followUpWaits(AggregateId source, AggregateId target, int attempts);

    /** Another history was found in the journal; followers start over. */
    void restarted(AggregateId aggregate);

    /** A follower threw something while it was told; it is told of the next entry all the same. */
    default void inFollower(AggregateId aggregate, Throwable fault) {
        inStore(aggregate, "follower", fault);
    }
}
