package org.digitalstage.platform.journal.form;

import java.util.HexFormat;

/**
 * Field names as a store takes them. Clients may name a field as they like; BSON has no NUL in names, and stores give a meaning to dots,
 * dollars and the empty name. Those are written as {@code %} and two hex digits, the empty name as {@code %}.
 */
final class Names {

    private static final String EMPTY = "%";

    private Names() {}

    static String written(String name) {
        if (name.isEmpty()) {
            return EMPTY;
        }
        for (int i = 0; i < name.length(); i++) {
            if (special(name.charAt(i))) {
                return escaped(name);
            }
        }
        return name;
    }

    static String read(String written) {
        int percent = written.indexOf('%');
        if (percent < 0) {
            return written;
        }
        StringBuilder name = new StringBuilder(written.length());
        int from = 0;
        while (percent >= 0 && percent + 3 <= written.length()) {
            name.append(written, from, percent);
            name.append((char) HexFormat.fromHexDigits(written, percent + 1, percent + 3));
            from = percent + 3;
            percent = written.indexOf('%', from);
        }
        return written.equals(EMPTY)
                ? ""
                : name.append(written, from, written.length()).toString();
    }

    private static boolean special(char c) {
        return c == '.' || c == '$' || c == '%' || c == 0;
    }

    private static String escaped(String name) {
        StringBuilder written = new StringBuilder(name.length() + 8);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (special(c)) {
                written.append('%').append(HexFormat.of().toHexDigits((byte) c));
            } else {
                written.append(c);
            }
        }
        return written.toString();
    }
}
