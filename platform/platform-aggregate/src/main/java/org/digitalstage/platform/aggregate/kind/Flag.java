package org.digitalstage.platform.aggregate.kind;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Yes or no. */
record Flag() implements Bounds<Boolean> {
    @Override
    public @Nullable Object fit(Object value) {
        return value instanceof Boolean ? value : null;
    }

    @Override
    public Boolean read(Object json) {
        return (Boolean) json;
    }

    @Override
    public String describe() {
        return "true or false";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "boolean");
    }
}
