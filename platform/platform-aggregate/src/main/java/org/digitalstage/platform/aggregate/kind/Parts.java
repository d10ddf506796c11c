package org.digitalstage.platform.aggregate.kind;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An object with all of these parts; what else a client puts in is left out. */
record Parts(Map<String, Bounds<?>> parts) implements Bounds<Map<String, Object>> {

    /** A place on earth. */
    static final Parts PLACE = place();

    Parts {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    private static Parts place() {
        Map<String, Bounds<?>> parts = new LinkedHashMap<>();
        parts.put("lat", new Decimal(-90, 90));
        parts.put("lng", new Decimal(-180, 180));
        return new Parts(parts);
    }

    @Override
    public @Nullable Object fit(Object value) {
        if (!(value instanceof Map<?, ?> given)) {
            return null;
        }
        Map<String, Object> fitting = new LinkedHashMap<>();
        for (var part : parts.entrySet()) {
            Object raw = given.get(part.getKey());
            Object fit = raw == null ? null : part.getValue().fit(raw);
            if (fit == null) {
                return null;
            }
            fitting.put(part.getKey(), fit);
        }
        return Collections.unmodifiableMap(fitting);
    }

    @Override
    @SuppressWarnings("unchecked") // fit made it so
    public Map<String, Object> read(Object json) {
        return (Map<String, Object>) json;
    }

    @Override
    public String describe() {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + " (" + part.getValue().describe() + ")")
                .collect(Collectors.joining(", ", "an object of ", ""));
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        parts.forEach((name, bounds) -> properties.put(name, bounds.schema()));
        return Map.of("type", "object", "properties", properties, "required", List.copyOf(parts.keySet()));
    }
}
