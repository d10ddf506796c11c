package org.digitalstage.platform.aggregate.kind;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Several values of one sort. */
record ListOf<T>(Bounds<T> items, int min, int max) implements Bounds<List<T>> {
    @Override
    public @Nullable Object fit(Object value) {
        if (!(value instanceof List<?> list) || list.size() < min || list.size() > max) {
            return null;
        }
        List<@Nullable Object> fitting = list.stream()
                .<@Nullable Object>map(item -> item == null ? null : items.fit(item))
                .toList();
        return fitting.contains(null) ? null : fitting;
    }

    @Override
    public List<T> read(Object json) {
        return ((List<?>) json).stream().map(item -> items.read((Object) item)).toList();
    }

    @Override
    public Object write(List<T> value) {
        return value.stream().map(items::write).toList();
    }

    @Override
    public String describe() {
        return "a list of " + min + " to " + max + ", each " + items.describe();
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "array", "items", items.schema(), "minItems", min, "maxItems", max);
    }
}
