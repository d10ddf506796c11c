package org.digitalstage.platform.aggregate.kind;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Any JSON value within limits. */
record Open(OpenLimits limits) implements Bounds<Object> {
    @Override
    public @Nullable Object fit(Object value) {
        return limits.hold(value) ? Json.normal(value) : null;
    }

    @Override
    public Object read(Object json) {
        return json;
    }

    @Override
    public String describe() {
        return "JSON of at most " + limits.describe();
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("description", describe());
    }
}
