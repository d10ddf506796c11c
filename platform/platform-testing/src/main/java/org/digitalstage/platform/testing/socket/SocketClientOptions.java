package org.digitalstage.platform.testing.socket;

import java.time.Duration;
import java.util.Map;

/**
 * How a test client connects and how patient it is.
 *
 * @param headers more headers of the handshake
 * @param receiveBuffer bytes the operating system may keep for it, 0 for as many as it likes
 * @param patience how long it waits for what its test expects
 */
public record SocketClientOptions(Map<String, String> headers, int receiveBuffer, Duration patience) {

    /** What browsers send in their handshake, and ten seconds of patience. */
    public static final SocketClientOptions USUAL = new SocketClientOptions(
            Map.of(
                    "Origin", "http://localhost:34001",
                    "Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits"),
            0,
            Duration.ofSeconds(10));

    /** With other headers. */
    public SocketClientOptions withHeaders(Map<String, String> other) {
        return new SocketClientOptions(other, receiveBuffer, patience);
    }

    /** With a receive buffer of this size, so that a paused reader is felt soon. */
    public SocketClientOptions withReceiveBuffer(int bytes) {
        return new SocketClientOptions(headers, bytes, patience);
    }

    /** With this much patience. */
    public SocketClientOptions withPatience(Duration other) {
        return new SocketClientOptions(headers, receiveBuffer, other);
    }
}
