package org.digitalstage.stage.fanout;

import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;

/** Does what an entry means for the sessions themselves, in the same step in which they were told of it. */
public interface HallKeeper<L extends Listener> {

    void applied(Hall<L> hall, State before, Entry entry, State after);
}
