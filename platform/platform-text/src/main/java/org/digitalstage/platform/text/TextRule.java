package org.digitalstage.platform.text;

import java.text.Normalizer;
import java.util.Optional;

/**
 * What a text may be. Lengths count UTF-16 units, as JavaScript does.
 *
 * @param sort what it is for
 * @param shortest its least length
 * @param longest its greatest length
 */
public record TextRule(TextSort sort, int shortest, int longest) implements Rule {

    /** What a person is called, wherever that is written. */
    public static final TextRule PERSON_NAME = new TextRule(TextSort.TITLE, 1, 100);

    /** One line for people, or nothing. */
    public static TextRule title(int longest) {
        return new TextRule(TextSort.TITLE, 0, longest);
    }

    /** Several lines for people, or nothing. */
    public static TextRule prose(int longest) {
        return new TextRule(TextSort.PROSE, 0, longest);
    }

    /** One line for machines, or nothing. */
    public static TextRule mark(int longest) {
        return new TextRule(TextSort.MARK, 0, longest);
    }

    /** Several lines for machines, or nothing. */
    public static TextRule data(int longest) {
        return new TextRule(TextSort.DATA, 0, longest);
    }

    /** Whatever somebody types, or nothing. */
    public static TextRule secret(int longest) {
        return new TextRule(TextSort.SECRET, 0, longest);
    }

    /** The same, but never empty. */
    public TextRule needed() {
        return new TextRule(sort, 1, longest);
    }

    @Override
    public String describe() {
        String length = shortest == 0 ? "at most " + longest : shortest + " to " + longest;
        return "a text of " + length + " characters" + (sort.isOneLine() ? " on one line" : "");
    }

    @Override
    public Optional<String> flaw(String text) {
        int length = text.length() > longest ? text.length() : normal(text).length();
        return length > longest
                ? Optional.of(count(length))
                : Flaws.of(text, this).or(() -> Optional.of(count(length)).filter(count -> length < shortest));
    }

    private static String count(int length) {
        return "a text of " + length + " characters";
    }

    @Override
    public String normal(String text) {
        return sort.isRead() ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
    }

    /** Whether a text must show something to whoever reads it. */
    boolean mustShow(String text) {
        return !text.isEmpty() && (sort == TextSort.TITLE || shortest > 0);
    }
}
