package org.digitalstage.gateway.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One WebSocket frame as it was on the wire. */
public record Frame(int opcode, boolean last, boolean masked, byte[] payload) {
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    public String text() {
        return new String(payload, UTF_8);
    }
}
