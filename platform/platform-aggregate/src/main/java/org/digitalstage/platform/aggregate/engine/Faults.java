package org.digitalstage.platform.aggregate.engine;

import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.SetAside;
import org.digitalstage.platform.aggregate.time.Mishaps;

/** Where the machine reports what should not happen; an adapter logs and counts. Never given payloads. */
public interface Faults extends Mishaps {

    /** A rule threw something that is not a refusal. */
    void inRule(AggregateId aggregate, String command, Throwable fault);

    /** Something of our own making failed: to ask again would not mend it. For an operator to look at. */
    void ours(AggregateId aggregate, String doing, Throwable fault);

    /** A follow-up failed for a fault of our own making again and again, and was set aside. For an operator to look at. */
    void setAside(SetAside followUp);

    /** The store did not answer, or not clearly, while doing this. */
    void inStore(AggregateId aggregate, String doing, Throwable fault);

    /** A follow-up still waits to be carried out. */
    void followUpWaits(AggregateId source, AggregateId target, int attempts);

    /** Another history was found in the journal; followers start over. */
    void restarted(AggregateId aggregate);

    /** A follower threw something while it was told; it is told of the next entry all the same. */
    default void inFollower(AggregateId aggregate, Throwable fault) {
        ours(aggregate, "follower", fault);
    }
}
