package org.digitalstage.platform.aggregate.entity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entity as it stands: its kind's noun, its id and its fields in the order they were written.
 *
 * @param kind the noun of its kind, for example {@code group}
 * @param id its id; for copies of another aggregate's entity, the id it has there
 * @param fields JSON values: {@code null}, Boolean, Integer, Long, Double, String, List, Map. Never holds {@code _id}.
 */
public record Entity(String kind, Id<?> id, Map<String, @Nullable Object> fields) {

    public Entity {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The entity as it was added. */
    public static Entity of(Change.Added added) {
        return new Entity(added.kind(), added.id(), added.fields());
    }

    /** This entity after these fields were written; {@code null} is a value, not a removal. */
    public Entity with(Map<String, @Nullable Object> changed) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(fields);
        merged.putAll(changed);
        return new Entity(kind, id, merged);
    }

    /** The value of a field, {@code null} also where it was never written. */
    public @Nullable Object get(String field) {
        return fields.get(field);
    }
}
