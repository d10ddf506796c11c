package org.digitalstage.platform.wire.frame;

import org.jspecify.annotations.Nullable;

/**
 * What can be told of a message that the parser refused, by its brackets and quotes alone: its id, wherever it stands, for clients put it last; and what is wrong
 * with it. Goes over the bytes once, and keeps nothing but a depth and a place, however the message is made.
 */
final class Salvage {

    private final byte[] bytes;
    private final int end;
    private int at;
    private int depth;
    private boolean namesId;
    private int idFrom = -1;
    private int idTo = -1;
    private @Nullable String flaw;

    private Salvage(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
    }

    static Salvage of(byte[] bytes, int offset, int length) {
        Salvage salvage = new Salvage(bytes, offset, length);
        salvage.skipBlanks();
        if (salvage.isAt('{')) {
            salvage.search();
        }
        return salvage;
    }

    /** The id of the packet: what stands last under this name, if that is a number. */
    @Nullable
    Long id() {
        return idFrom < 0 ? null : Frames.id(bytes, idFrom, idTo - idFrom);
    }

    /** The sentence for the first thing that is more, or less, than may be; {@code null} if there is none. */
    @Nullable
    String flaw() {
        return flaw;
    }

    private void search() {
        do {
            switch (bytes[at]) {
                case '{', '[' -> open();
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                case '"' -> string();
                case ',', ':', ' ', '\t', '\n', '\r' -> at++;
                default -> word();
            }
        } while (at < end && depth > 0);
    }

    private void open() {
        value(-1);
        depth++;
        at++;
        if (depth > Frames.DEEPEST) {
            note("Expected JSON that is at most " + Frames.DEEPEST + " deep but got deeper");
        }
    }

    /** A name or a value: what a colon follows is a name. */
    private void string() {
        JsonString string = new JsonString(bytes, at, end);
        if (string.hasHalf()) {
            note("Expected text but got half a character");
        }
        at = string.end();
        skipBlanks();
        if (!isAt(':')) {
            value(-1);
            return;
        }
        if (string.length() > Frames.LONGEST_NAME) {
            note("Expected field names of at most " + Frames.LONGEST_NAME + " characters but got a longer one");
        }
        namesId = depth == 1 && string.says("id");
    }

    /** A number, or one of the words of JSON, or what is no JSON at all. */
    private void word() {
        int from = at;
        while (at < end && !isBoundary(bytes[at])) {
            at++;
        }
        if (at - from > Frames.LONGEST_NUMBER && isNumber(bytes[from])) {
            note("Expected numbers of at most " + Frames.LONGEST_NUMBER + " digits but got a longer one");
        }
        value(from);
    }

    /** A value came, from here up to where we are; -1 for one that is no id. */
    private void value(int from) {
        if (namesId) {
            idFrom = from;
            idTo = at;
        }
        namesId = false;
    }

    private void note(String sentence) {
        flaw = flaw == null ? sentence : flaw;
    }

    private void skipBlanks() {
        while (at < end && isBlank(bytes[at])) {
            at++;
        }
    }

    private boolean isAt(char c) {
        return at < end && bytes[at] == c;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    private static boolean isNumber(byte b) {
        return b == '-' || (b >= '0' && b <= '9');
    }

    private static boolean isBoundary(byte b) {
        return isBlank(b) || "{}[]\",:".indexOf(b) >= 0;
    }
}
