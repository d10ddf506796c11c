package org.digitalstage.platform.aggregate.kind;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of these words. */
record OneOf(List<String> words) implements Bounds<String> {
    @Override
    public @Nullable Object fit(Object value) {
        return value instanceof String text && words.contains(text) ? text : null;
    }

    @Override
    public String read(Object json) {
        return (String) json;
    }

    @Override
    public String describe() {
        return "one of " + String.join(", ", words);
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "string", "enum", words);
    }
}
