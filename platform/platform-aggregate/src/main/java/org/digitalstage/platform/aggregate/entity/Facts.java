package org.digitalstage.platform.aggregate.entity;

import java.util.Collection;
import java.util.Optional;
import org.digitalstage.platform.aggregate.AggregateId;

/** What a rule may look at when it decides: the state of one aggregate, including what is already decided in the same batch. */
public interface Facts {

    AggregateId aggregate();

    /** The number of the last entry folded into this; 0 if there was none. */
    long seq();

    Optional<Entity> find(String kind, Id<?> id);

    /** All entities of a kind, in the order they were added. */
    Collection<Entity> all(String kind);

    /** The running number that the next added entity takes. */
    long nextNumber();
}
