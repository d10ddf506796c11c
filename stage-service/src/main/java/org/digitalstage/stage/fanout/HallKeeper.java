package org.digitalstage.stage.fanout;

import java.util.Optional;
import java.util.Set;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.kind.Event;

/** Does what an entry means for the sessions themselves, in the same step in which they were told of it. */
public interface HallKeeper<L extends Listener> {

    /** What a session with these keys must hear before it hears of this change. */
    default Optional<Event> ahead(AggregateId aggregate, Change change, Set<String> keys) {
        return Optional.empty();
    }

    void applied(Hall<L> hall, State before, Entry entry, State after);
}
