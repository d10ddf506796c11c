package org.digitalstage.platform.aggregate.journal;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The port for events to other services: at least once, and in the order of the entries that ask for them while nothing fails. After a fault an older
 * one may come behind a newer one, so an event carries a number that its receiver can compare.
 */
public interface Events {

    /**
     * The type of aggregate that stands for a stream: a follow-up whose target is {@code event/<stream>} is an event, not a command.
     */
    String TARGET = "event";

    CompletionStage<Void> publish(String stream, Map<String, @Nullable Object> event);
}
