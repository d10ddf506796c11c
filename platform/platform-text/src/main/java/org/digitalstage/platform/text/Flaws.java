package org.digitalstage.platform.text;

import java.util.Optional;

/** Looks for what may not stand in a text of a sort. */
final class Flaws {

    /** Marks on one character, where the tallest syllables of Tibetan have eight: more are there to paint over the lines around. */
    private static final int MOST_MARKS = 10;

    private Flaws() {}

    static Optional<String> of(String text, TextRule rule) {
        if (!Characters.areWhole(text)) {
            return Optional.of(Characters.HALF);
        }
        if (rule.sort() == TextSort.SECRET) {
            return Optional.empty();
        }
        Optional<String> foreign = foreign(text, rule.sort());
        return foreign.isPresent() || !rule.sort().isRead() ? foreign : ofRead(text, rule);
    }

    private static Optional<String> foreign(String text, TextSort sort) {
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            Optional<String> foreign = foreign(text.codePointAt(i), sort);
            if (foreign.isPresent()) {
                return foreign;
            }
        }
        return Optional.empty();
    }

    /** What this character is, if it has no place in such a text. */
    private static Optional<String> foreign(int point, TextSort sort) {
        if (Characters.isLineEnd(point)) {
            return sort.isOneLine() ? Optional.of("several lines") : Optional.empty();
        }
        boolean foreign = sort.isRead()
                ? Characters.isControl(point) && !(point == '\t' && !sort.isOneLine())
                : point < ' ' && point != '\t';
        return foreign ? Optional.of("a control character") : Optional.empty();
    }

    private static Optional<String> ofRead(String text, TextRule rule) {
        if (!Direction.isKept(text)) {
            return Optional.of("signs that turn round what stands beside it");
        }
        if (mostMarks(text) > MOST_MARKS) {
            return Optional.of("more than " + MOST_MARKS + " marks on one character");
        }
        return rule.mustShow(text) && text.codePoints().noneMatch(Characters::isVisible)
                ? Optional.of("nothing that can be seen")
                : Optional.empty();
    }

    /** The most marks on one character. What joins characters, or only widens one, does not begin another. */
    private static int mostMarks(String text) {
        int most = 0;
        int marks = 0;
        for (int point : text.codePoints().toArray()) {
            if (Characters.isMark(point)) {
                most = Math.max(most, ++marks);
            } else if (!Characters.isFormat(point)) {
                marks = 0;
            }
        }
        return most;
    }
}
