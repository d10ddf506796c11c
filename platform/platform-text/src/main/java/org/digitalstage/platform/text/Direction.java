package org.digitalstage.platform.text;

/**
 * Whether a text keeps the directions it sets to itself (Unicode Standard Annex 9). Embeddings and isolates, which phones and word processors put around Arabic,
 * Hebrew and numbers, must be closed, and close nothing that stands around the text. Overrides, which show letters in another order than they are read, have
 * no use in what people write. Marks of direction reach no further than their neighbours.
 */
final class Direction {

    private static final int LEFT_TO_RIGHT_EMBEDDING = 0x202A;
    private static final int RIGHT_TO_LEFT_EMBEDDING = 0x202B;
    private static final int END_OF_EMBEDDING = 0x202C;
    private static final int LEFT_TO_RIGHT_OVERRIDE = 0x202D;
    private static final int RIGHT_TO_LEFT_OVERRIDE = 0x202E;
    private static final int LEFT_TO_RIGHT_ISOLATE = 0x2066;
    private static final int FIRST_STRONG_ISOLATE = 0x2068;
    private static final int END_OF_ISOLATE = 0x2069;

    private Direction() {}

    static boolean isKept(String text) {
        StringBuilder ends = new StringBuilder();
        return text.chars().allMatch(c -> isKept(c, ends)) && ends.isEmpty();
    }

    /** Notes how what begins here must end, and takes off what ends here. */
    private static boolean isKept(int c, StringBuilder ends) {
        if (c == LEFT_TO_RIGHT_OVERRIDE || c == RIGHT_TO_LEFT_OVERRIDE) {
            return false;
        }
        if (c == LEFT_TO_RIGHT_EMBEDDING || c == RIGHT_TO_LEFT_EMBEDDING) {
            ends.append((char) END_OF_EMBEDDING);
        } else if (c >= LEFT_TO_RIGHT_ISOLATE && c <= FIRST_STRONG_ISOLATE) {
            ends.append((char) END_OF_ISOLATE);
        } else if (c == END_OF_EMBEDDING || c == END_OF_ISOLATE) {
            return ends(c, ends);
        }
        return true;
    }

    private static boolean ends(int c, StringBuilder ends) {
        int last = ends.length() - 1;
        if (last < 0 || ends.charAt(last) != c) {
            return false;
        }
        ends.setLength(last);
        return true;
    }
}
