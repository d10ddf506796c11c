package org.digitalstage.platform.wire.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes plain values as UTF-8 JSON into a chain of byte arrays; large pieces that are encoded already join it uncopied. */
final class JsonBytes {

    /** Below this a copy is cheaper than one more piece. */
    static final int WORTH_SHARING = 4096;

    private static final byte[] HEX = JsonText.ascii("0123456789abcdef");
    private static final byte[] TRUE = JsonText.ascii("true");
    private static final byte[] FALSE = JsonText.ascii("false");
    private static final byte[] NULL = JsonText.ascii("null");

    private final List<byte[]> pieces = new ArrayList<>(1);
    private byte[] bytes = new byte[256];
    private int size;

    JsonBytes(int reserved) {
        size = reserved;
    }

    JsonBytes value(@Nullable Object value) {
        switch (value) {
            case null -> raw(NULL);
            case String text -> string(text);
            case Boolean flag -> raw(flag ? TRUE : FALSE);
            case Integer number -> ascii(Integer.toString(number));
            case Long number -> ascii(Long.toString(number));
            case Double number -> ascii(JavaScriptNumber.text(number));
            case Map<?, ?> members -> object(members);
            case Iterable<?> elements -> array(elements);
            case EncodedJson encoded -> encoded(encoded);
            case Float number -> ascii(JavaScriptNumber.text(Double.parseDouble(number.toString())));
            case Short number -> ascii(number.toString());
            case Byte number -> ascii(number.toString());
            default -> throw new IllegalArgumentException("Expected a plain value but got " + value.getClass());
        }
        return this;
    }

    private void object(Map<?, ?> members) {
        char before = '{';
        for (Map.Entry<?, ?> member : members.entrySet()) {
            one(before);
            string((String) member.getKey());
            one(':');
            value(member.getValue());
            before = ',';
        }
        close(before, '{', '}');
    }

    private void array(Iterable<?> elements) {
        char before = '[';
        Iterator<?> each = elements.iterator();
        while (each.hasNext()) {
            one(before);
            value(each.next());
            before = ',';
        }
        close(before, '[', ']');
    }

    private void close(char before, char opening, char closing) {
        if (before == opening) {
            one(opening);
        }
        one(closing);
    }

    private void encoded(EncodedJson encoded) {
        if (encoded.length() < WORTH_SHARING) {
            encoded.pieces().forEach(this::raw);
            return;
        }
        cut();
        pieces.addAll(encoded.pieces());
    }

    private void string(String text) {
        room(text.length() * 3 + 2);
        bytes[size++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x80 && c != '"' && c != '\\') {
                bytes[size++] = (byte) c;
            } else {
                i += special(text, i, c);
            }
        }
        room(1);
        bytes[size++] = '"';
    }

    /** Writes what is not plain ASCII; says how many more chars it took. */
    private int special(String text, int index, char c) {
        room((text.length() - index) * 3 + JsonText.LONGEST_ESCAPE);
        if (c < 0x80) {
            escaped(c);
        } else if (Character.isSurrogate(c)) {
            return surrogate(text, index, c);
        } else {
            size = JsonText.utf8(c, bytes, size);
        }
        return 0;
    }

    private int surrogate(String text, int index, char c) {
        boolean paired = Character.isHighSurrogate(c)
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
        if (!paired) {
            escapedAsHex(c);
            return 0;
        }
        size = JsonText.utf8(text.codePointAt(index), bytes, size);
        return 1;
    }

    private void escaped(char c) {
        int letter = JsonText.escapeLetter(c);
        if (letter == 0) {
            escapedAsHex(c);
            return;
        }
        bytes[size++] = '\\';
        bytes[size++] = (byte) letter;
    }

    private void escapedAsHex(char c) {
        bytes[size++] = '\\';
        bytes[size++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[size++] = HEX[(c >> shift) & 15];
        }
    }

    void ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
    }

    void raw(byte[] json) {
        room(json.length);
        System.arraycopy(json, 0, bytes, size, json.length);
        size += json.length;
    }

    void one(char c) {
        room(1);
        bytes[size++] = (byte) c;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    private void cut() {
        if (size > 0) {
            pieces.add(Arrays.copyOf(bytes, size));
            size = 0;
        }
    }

    /** All pieces in order; the reserved bytes are the first of the first. */
    List<byte[]> pieces() {
        cut();
        return List.copyOf(pieces);
    }
}
