package org.digitalstage.platform.aggregate.kind;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of some fields, in order, from typed to JSON form. */
public final class Values {

    private final Map<String, @Nullable Object> json = new LinkedHashMap<>();

    private Values() {}

    public static <T> Values of(Field<T> field, @Nullable T value) {
        return new Values().and(field, value);
    }

    /** Starts from fields in JSON form. */
    public static Values of(Map<String, @Nullable Object> fields) {
        Values values = new Values();
        values.json.putAll(fields);
        return values;
    }

    public <T> Values and(Field<T> field, @Nullable T value) {
        json.put(field.name(), value == null ? null : field.bounds().write(value));
        return this;
    }

    /** The JSON form, by field name. */
    public Map<String, @Nullable Object> map() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(json));
    }
}
