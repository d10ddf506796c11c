package org.digitalstage.platform.aggregate.kind;

import java.util.Map;
import org.digitalstage.platform.text.Rule;
import org.jspecify.annotations.Nullable;

/** How to get at something: any JSON value within limits; where it has a {@code url}, that keeps to a rule. */
record Access(OpenLimits limits, Rule url) implements Bounds<Object> {
    @Override
    public @Nullable Object fit(Object value) {
        return leadsSomewhere(value) && limits.hold(value) ? Json.normal(value) : null;
    }

    private boolean leadsSomewhere(Object value) {
        Object address = value instanceof Map<?, ?> access ? access.get("url") : null;
        return address == null
                || (address instanceof String text && url.flaw(text).isEmpty());
    }

    @Override
    public Object read(Object json) {
        return json;
    }

    @Override
    public String describe() {
        return "JSON of at most " + limits.describe() + ", its url " + url.describe();
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("description", describe());
    }
}
