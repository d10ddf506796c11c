package org.digitalstage.benchmarks.wire;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Finds its way in a packet of the teckos wire without parsing JSON. */
public final class Packet {

    private static final byte[] DATA = "\"data\":[".getBytes(StandardCharsets.US_ASCII);
    private static final int DATA_LIKELY_AT = 10;

    /** Index of the first character of the event's name (behind its quote), or -1 for an acknowledgement. */
    public static int nameIn(ByteBuf bytes, int start, int length) {
        int data = isAt(bytes, start + DATA_LIKELY_AT, start + length, DATA)
                ? start + DATA_LIKELY_AT
                : indexOf(bytes, start, start + length, DATA);
        int name = data + DATA.length;
        return data >= 0 && name < start + length && bytes.getByte(name) == '"' && !isAck(bytes, start, length)
                ? name + 1
                : -1;
    }

    /** Whether the very bytes of {@code word} lie at {@code at}. */
    public static boolean isAt(ByteBuf bytes, int at, int end, byte[] word) {
        if (at < 0 || at + word.length > end) {
            return false;
        }
        for (int letter = 0; letter < word.length; letter++) {
            if (bytes.getByte(at + letter) != word[letter]) {
                return false;
            }
        }
        return true;
    }

    /** Index of the first {@code word} in {@code [from, end)}, or -1. */
    public static int indexOf(ByteBuf bytes, int from, int end, byte[] word) {
        for (int at = from; at + word.length <= end; at++) {
            if (isAt(bytes, at, end, word)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isAck(ByteBuf bytes, int start, int length) {
        return indexOf(bytes, start, Math.min(start + 16, start + length), ACK) >= 0;
    }

    private static final byte[] ACK = "\"type\":1".getBytes(StandardCharsets.US_ASCII);

    private Packet() {}
}
