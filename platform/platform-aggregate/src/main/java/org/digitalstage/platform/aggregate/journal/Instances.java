package org.digitalstage.platform.aggregate.journal;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The port to the heartbeats: one counter per running instance. */
public interface Instances {

    /** Raises this instance's counter; the answer is the counter's new value. */
    CompletionStage<Long> bump(String boot);

    /** All counters by boot id, those of dead instances too. */
    CompletionStage<Map<String, Long>> counters();

    /** Takes a dead (or leaving) instance off the list. */
    CompletionStage<Void> forget(String boot);
}
