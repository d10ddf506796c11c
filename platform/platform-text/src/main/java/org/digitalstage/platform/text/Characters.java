package org.digitalstage.platform.text;

/** What characters are, as far as a text's rule depends on it (Unicode, as this Java knows it). */
public final class Characters {

    /** What a sentence says of a surrogate without its other half. */
    public static final String HALF = "half a character";

    private Characters() {}

    /** Whether every surrogate has its other half: what has not cannot be written as UTF-8. */
    public static boolean areWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.charCount(text.codePointAt(i)) == 1) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** The begin of a text that may be too long to repeat; no character is cut in half. */
    public static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean cuts = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, cuts ? longest - 1 : longest) + "...";
    }

    /** Whether something is to be seen; marks, which need another character to stand on, do not count. What comes after this Java may show. */
    static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> false;
            default -> !isEmpty(point) && !isNone(point);
        };
    }

    /** Letters and signs that show nothing, and what will never show anything though it is not assigned yet. */
    private static boolean isEmpty(int point) {
        return switch (point) {
            case 0x115F, 0x1160, 0x3164, 0xFFA0 -> true; // Hangul fillers
            case 0x2800 -> true; // Braille without a dot
            case 0x13441, 0x13442 -> true; // Egyptian blanks
            case 0x1D159 -> true; // a note without a head
            case 0xFFFC -> true; // stands for an object that is not there
            default -> point == 0x2065 || (point >= 0xFFF0 && point <= 0xFFF8) || (point >> 12) == 0xE0;
        };
    }

    /** Steers machines, or is for ever no character. */
    static boolean isControl(int point) {
        return Character.isISOControl(point) || isNone(point);
    }

    private static boolean isNone(int point) {
        return (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
    }

    static boolean isLineEnd(int point) {
        return point == '\n' || point == '\r' || point == 0x2028 || point == 0x2029;
    }

    /** Stands on, below or around another one. */
    static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Joins, divides or widens others without a place of its own. */
    static boolean isFormat(int point) {
        int type = Character.getType(point);
        return type == Character.FORMAT || type == Character.COMBINING_SPACING_MARK;
    }
}
