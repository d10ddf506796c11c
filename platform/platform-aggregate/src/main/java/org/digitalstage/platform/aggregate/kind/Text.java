package org.digitalstage.platform.aggregate.kind;

import java.util.Map;
import org.digitalstage.platform.text.Rule;
import org.jspecify.annotations.Nullable;

/** A text or an address, in the normal form of its rule. */
record Text(Rule rule) implements Bounds<String> {
    @Override
    public @Nullable Object fit(Object value) {
        return value instanceof String text && rule.flaw(text).isEmpty() ? rule.normal(text) : null;
    }

    @Override
    public String read(Object json) {
        return (String) json;
    }

    @Override
    public String describe() {
        return rule.describe();
    }

    @Override
    public String instead(Object value) {
        return value instanceof String text ? rule.flaw(text).orElse("another") : Json.describe(value);
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "string", "description", describe());
    }
}
