package org.digitalstage.platform.aggregate.engine;

import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;

/** Someone here who must know of every entry of an aggregate. All calls come on the aggregate's lane, one after the other. */
public interface Follower {

    /** The first call: the state from which on entries are told. */
    void opened(State state);

    /** The next entry; {@code after} is the state with it folded in. */
    void applied(State before, Entry entry, State after);

    /** What was told before is no longer so (the journal was restored): start over from this state. */
    void restarted(State state);

    /** The last call: this version cannot read what was written there; another instance may. */
    default void stopped() {}
}
