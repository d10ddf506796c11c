package org.digitalstage.platform.aggregate.kind;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A technical word: letters, digits, hyphen and underscore. */
record Word(int max) implements Bounds<String> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]*");

    @Override
    public @Nullable Object fit(Object value) {
        return value instanceof String text
                        && text.length() <= max
                        && FORM.matcher(text).matches()
                ? text
                : null;
    }

    @Override
    public String read(Object json) {
        return (String) json;
    }

    @Override
    public String describe() {
        return "at most " + max + " letters, digits, - and _";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "string", "pattern", "^" + FORM.pattern() + "$", "maxLength", max);
    }
}
