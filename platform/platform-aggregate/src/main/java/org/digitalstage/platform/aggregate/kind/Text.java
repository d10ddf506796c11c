package org.digitalstage.platform.aggregate.kind;

import org.jspecify.annotations.Nullable;

/** A text; {@code min} and {@code max} count UTF-16 units. */
record Text(int min, int max) implements Bounds<String> {
    @Override
    public @Nullable Object fit(Object value) {
        return value instanceof String text && text.length() >= min && text.length() <= max && Json.isWhole(text)
                ? text
                : null;
    }

    @Override
    public String read(Object json) {
        return (String) json;
    }

    @Override
    public String describe() {
        return min == 0
                ? "a text of at most " + max + " characters"
                : "a text of " + min + " to " + max + " characters";
    }
}
