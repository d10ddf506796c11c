package org.digitalstage.platform.aggregate.journal;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The port for messages from instance to instance, over the receiver's own stream. At most once; may be lost. */
public interface Post {

    /** Sends a message of JSON values to the instance with this boot id. */
    CompletionStage<Void> send(String boot, Map<String, @Nullable Object> message);

    /** Where messages for this instance go; set once at start. */
    void onMessage(Consumer<Map<String, @Nullable Object>> receiver);
}
