package org.digitalstage.platform.testing.socket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message from the server.
 *
 * @param opcode 1 for text, 2 for binary
 * @param event the name of the event, or null for an acknowledgement
 * @param arguments what came with it, as plain values
 */
public record Received(
        int opcode,
        String text,
        @Nullable String event,
        List<@Nullable Object> arguments,
        @Nullable Long id) {

    /** Whether it acknowledges the event sent with this id. */
    public boolean acknowledges(long sent) {
        return event == null && id != null && id == sent;
    }
}
