package org.digitalstage.stage.socket;

import java.util.Set;
import org.digitalstage.platform.aggregate.entity.State;

/** A state, and the keys with which a session looks at it. */
record Seen(State state, Set<String> keys) {}
