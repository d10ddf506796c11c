package org.digitalstage.platform.aggregate.kind;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A finite number. */
record Decimal(double min, double max) implements Bounds<Double> {
    @Override
    public @Nullable Object fit(Object value) {
        return value instanceof Number number && number.doubleValue() >= min && number.doubleValue() <= max
                ? Json.number(number.doubleValue())
                : null;
    }

    @Override
    public Double read(Object json) {
        return ((Number) json).doubleValue();
    }

    @Override
    public Object write(Double value) {
        return Json.number(value);
    }

    @Override
    public String describe() {
        return "a number from " + Json.number(min) + " to " + Json.number(max);
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "number", "minimum", Json.number(min), "maximum", Json.number(max));
    }
}
