package org.digitalstage.platform.wire.frame;

/** Numbers as JavaScript writes them (ECMA-262, Number::toString), which is also what RFC 8785 asks for. */
public final class JavaScriptNumber {

    private static final int LARGEST_PLAIN_EXPONENT = 21;
    private static final int SMALLEST_PLAIN_EXPONENT = -6;

    private JavaScriptNumber() {}

    /** The shortest text that reads back as this number; NaN and infinity have none in JSON and are refused. */
    public static String text(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Expected a finite number but got " + value);
        }
        long whole = (long) value;
        if (whole == value && Math.abs(whole) < 1L << 53) {
            return Long.toString(whole);
        }
        return value < 0 ? "-" + positive(-value) : positive(value);
    }

    /** Java's digits are the shortest ones too; only the place of the point differs. */
    private static String positive(double value) {
        String java = Double.toString(value);
        int e = java.indexOf('E');
        String mantissa = e < 0 ? java : java.substring(0, e);
        int point = mantissa.indexOf('.');
        String all = mantissa.substring(0, point) + mantissa.substring(point + 1);
        String significant = stripLeadingZeros(all);
        int exponent =
                (e < 0 ? 0 : Integer.parseInt(java.substring(e + 1))) + point - (all.length() - significant.length());
        return arrange(shortest(stripTrailingZeros(significant), exponent, value), exponent);
    }

    /** Java prefers the closer of two digits where one would do. */
    private static String shortest(String digits, int point, double value) {
        if (digits.length() != 2 || digits.charAt(0) == '9') {
            return digits;
        }
        String rounded = Integer.toString((Integer.parseInt(digits) + 5) / 10);
        return Double.parseDouble(rounded + "e" + (point - 1)) == value ? rounded : digits;
    }

    /** {@code digits} times ten to the power of {@code point - digits.length()}. */
    private static String arrange(String digits, int point) {
        if (digits.length() <= point && point <= LARGEST_PLAIN_EXPONENT) {
            return digits + "0".repeat(point - digits.length());
        }
        if (0 < point && point <= LARGEST_PLAIN_EXPONENT) {
            return digits.substring(0, point) + '.' + digits.substring(point);
        }
        if (SMALLEST_PLAIN_EXPONENT < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + 'e' + (point > 0 ? "+" : "") + (point - 1);
    }

    private static String stripLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    private static String stripTrailingZeros(String digits) {
        int end = digits.length();
        while (end > 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }
}
