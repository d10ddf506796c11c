package org.digitalstage.platform.aggregate.kind;

import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Id;
import org.jspecify.annotations.Nullable;

/** The id of an entity. */
record Reference<K>() implements Bounds<Id<K>> {
    @Override
    public @Nullable Object fit(Object value) {
        return Id.parse(value).map(Id::hex).orElse(null);
    }

    @Override
    public Id<K> read(Object json) {
        return new Id<>((String) json);
    }

    @Override
    public Object write(Id<K> value) {
        return value.hex();
    }

    @Override
    public String describe() {
        return "an id of 24 hex digits";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "string", "pattern", "^[0-9a-f]{24}$");
    }
}
