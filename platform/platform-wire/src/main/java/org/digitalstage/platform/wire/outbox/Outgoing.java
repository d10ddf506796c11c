package org.digitalstage.platform.wire.outbox;

import org.digitalstage.platform.wire.frame.EncodedFrame;
import org.jspecify.annotations.Nullable;

/**
 * A frame on its way, with the rule how it may be merged under pressure. An initial one is part of the state a client begins with and does not
 * count against the limit of its outbox.
 */
public record Outgoing(EncodedFrame frame, Coalescing rule, boolean initial) {

    public Outgoing(EncodedFrame frame, Coalescing rule) {
        this(frame, rule, false);
    }

    /** An acknowledgement. */
    public static Outgoing ack(long id, @Nullable Object... arguments) {
        return barrier(EncodedFrame.ack(id, arguments));
    }

    /** A frame that nothing may move across. */
    public static Outgoing barrier(EncodedFrame frame) {
        return new Outgoing(frame, Coalescing.BARRIER);
    }

    /** A frame of the initial state, in which nothing is merged. */
    public static Outgoing initial(EncodedFrame frame) {
        return new Outgoing(frame, Coalescing.BARRIER, true);
    }

    /** The same, as part of the initial state. */
    public Outgoing asInitial() {
        return new Outgoing(frame, rule, true);
    }
}
