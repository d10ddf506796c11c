package org.digitalstage.platform.wire.frame;

import java.nio.charset.StandardCharsets;

/** Characters of JSON text as bytes. */
final class JsonText {

    static final int LONGEST_ESCAPE = 8;

    private JsonText() {}

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The letter of the short escape of this character, or 0 if it has none. */
    static int escapeLetter(char c) {
        return switch (c) {
            case '"', '\\' -> c;
            case '\b' -> 'b';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\f' -> 'f';
            case '\r' -> 'r';
            default -> 0;
        };
    }

    /** Writes a code point from U+0080 up as UTF-8; gives the place after it. */
    static int utf8(int point, byte[] into, int at) {
        int next = at;
        if (point < 0x800) {
            into[next++] = (byte) (0xC0 | (point >> 6));
        } else if (point < 0x10000) {
            into[next++] = (byte) (0xE0 | (point >> 12));
            into[next++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        } else {
            into[next++] = (byte) (0xF0 | (point >> 18));
            into[next++] = (byte) (0x80 | ((point >> 12) & 0x3F));
            into[next++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        }
        into[next++] = (byte) (0x80 | (point & 0x3F));
        return next;
    }
}
