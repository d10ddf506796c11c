package org.digitalstage.platform.aggregate.kind;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole number. */
record Whole(long min, long max) implements Bounds<Long> {
    @Override
    public @Nullable Object fit(Object value) {
        if (!(value instanceof Number number)) {
            return null;
        }
        double exact = number.doubleValue();
        return exact == Math.rint(exact) && exact >= min && exact <= max ? Json.number(exact) : null;
    }

    @Override
    public Long read(Object json) {
        return ((Number) json).longValue();
    }

    @Override
    public Object write(Long value) {
        return Json.number(value);
    }

    @Override
    public String describe() {
        return "a whole number from " + min + " to " + max;
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "integer", "minimum", min, "maximum", max);
    }
}
