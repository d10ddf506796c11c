package org.digitalstage.platform.aggregate.journal;

import java.util.Map;
import org.digitalstage.platform.aggregate.entity.State;

/**
 * The state of an aggregate at one entry, so that opening it needs no long fold.
 *
 * @param state the state
 * @param answered ids of commands answered lately, with the time of their entry (milliseconds since 1970): a command is never decided twice
 */
public record Snapshot(State state, Map<String, Long> answered) {}
