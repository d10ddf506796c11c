package org.digitalstage.platform.aggregate.kind;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may use a verb, and what others are told. The sentences may hold {@code <user>} (name of the acting user), {@code <id>} and
 * {@code <name>} (of the entity that is meant; on creation the id of the one it shall belong to).
 *
 * @param right who may
 * @param unknown what is said when there is no such entity
 * @param refused what is said to those who may not
 */
public record Permit(Right right, String unknown, String refused) {

    private static final Pattern BLANK = Pattern.compile("<user>|<id>|<name>");

    /** What is said when there is no such entity. */
    public String unknown(String user, String id) {
        return fill(unknown, user, id, "");
    }

    /** What is said to those who may not. */
    public String refused(String user, String id, String name) {
        return fill(refused, user, id, name);
    }

    private static String fill(String sentence, String user, String id, String name) {
        return BLANK.matcher(sentence)
                .replaceAll(blank -> Matcher.quoteReplacement(
                        switch (blank.group()) {
                            case "<user>" -> user;
                            case "<id>" -> id;
                            default -> name;
                        }));
    }
}
