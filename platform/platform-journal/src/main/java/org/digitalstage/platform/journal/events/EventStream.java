package org.digitalstage.platform.journal.events;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Events from service to service. An event is a JSON object with a {@code type}; receivers are idempotent. */
public interface EventStream {

    /** Adds an event to a stream, for example {@code events:accounts}. */
    CompletionStage<Void> publish(String stream, Map<String, @Nullable Object> event);

    /**
     * Takes part in a consumer group: each event goes to one member, in order, at least once; it is acknowledged when the handler's
     * stage ended well, and comes again (to any member) when it did not or the member died. A new group begins at the stream's start.
     */
    Listening consume(
            String stream, String group, Function<Map<String, @Nullable Object>, CompletionStage<Void>> handler);

    /** Hears every event from now on, without a group: for what every instance must know. Goes on after a lost connection. */
    Listening follow(String stream, Consumer<Map<String, @Nullable Object>> handler);

    /** Ends by being closed, which does not fail. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
