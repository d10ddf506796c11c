package org.digitalstage.platform.wire.frame;

/** A string within JSON, from its first quote to its last, whatever stands between them. */
final class JsonString {

    private static final int LONGEST_KEPT = 2;

    private final byte[] bytes;
    private final int limit;
    private final StringBuilder begin = new StringBuilder(LONGEST_KEPT);
    private int at;
    private int length;
    private boolean open;
    private boolean half;

    /** Reads the string that begins at {@code from}; one that is not closed ends with the bytes. */
    JsonString(byte[] bytes, int from, int limit) {
        this.bytes = bytes;
        this.limit = limit;
        this.at = from + 1;
        while (at < limit && bytes[at] != '"') {
            character();
        }
        at = Math.min(limit, at + 1);
        half |= open;
    }

    /** The place behind it. */
    int end() {
        return at;
    }

    /** In characters; for those beyond ASCII that are not escaped in bytes, as the parser counts. */
    int length() {
        return length;
    }

    /** Whether it holds half of a surrogate pair, escaped or not. */
    boolean hasHalf() {
        return half;
    }

    /** Whether it is this short word, however it is written. */
    boolean says(String word) {
        return length == word.length() && begin.toString().equals(word);
    }

    private void character() {
        if (bytes[at] != '\\') {
            take((char) (bytes[at] & 0xFF));
            half |= bytes[at] == (byte) 0xED && at + 1 < limit && (bytes[at + 1] & 0xFF) >= 0xA0;
            at++;
            return;
        }
        int unit = unit();
        take(unit < 0 ? '\\' : (char) unit);
        at += unit < 0 ? 2 : 6;
    }

    private void take(char c) {
        half |= open != Character.isLowSurrogate(c);
        open = Character.isHighSurrogate(c);
        length++;
        if (length <= LONGEST_KEPT) {
            begin.append(c);
        }
    }

    /** What an escape of four digits says; -1 for another one. */
    private int unit() {
        if (at + 5 >= limit || bytes[at + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}
