package org.digitalstage.platform.aggregate.kind;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list of any JSON values, all together within limits. */
record Items(OpenLimits limits) implements Bounds<List<Object>> {

    @Override
    public @Nullable Object fit(Object value) {
        return value instanceof List && limits.hold(value) ? Json.normal(value) : null;
    }

    @Override
    @SuppressWarnings("unchecked") // fit made it so
    public List<Object> read(Object json) {
        return (List<Object>) json;
    }

    @Override
    public String describe() {
        return "a list of at most " + limits.describe();
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "array", "description", describe());
    }
}
