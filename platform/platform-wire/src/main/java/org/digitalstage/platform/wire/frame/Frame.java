package org.digitalstage.platform.wire.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One packet of the teckos protocol. Values are plain: null, Boolean, Integer, Long, Double, String, List and LinkedHashMap.
 */
public sealed interface Frame extends Decoded {

    /** An event; the sender wants an acknowledgement exactly when there is an id (0 is one). */
    record Event(
            String name,
            List<@Nullable Object> arguments,
            @Nullable Long id) implements Frame {}

    /** The acknowledgement of the event that carried this id. */
    record Ack(long id, List<@Nullable Object> arguments) implements Frame {}
}
