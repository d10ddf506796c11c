package org.digitalstage.platform.journal.form;

import java.util.LinkedHashMap;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.jspecify.annotations.Nullable;

/** All entities of an aggregate, in their order: {@code { kind: { id: fields } }}. */
final class KindsForm {

    private KindsForm() {}

    static void write(BsonOut out, String name, Map<String, Map<Id<?>, Entity>> kinds) {
        int start = out.beginObject(name);
        kinds.forEach((kind, entities) -> {
            int of = out.beginObject(Names.written(kind));
            entities.forEach((id, entity) -> Values.object(out, id.hex(), entity.fields()));
            out.end(of);
        });
        out.end(start);
    }

    static Map<String, Map<Id<?>, Entity>> read(BsonIn in) {
        Map<String, Map<Id<?>, Entity>> kinds = new LinkedHashMap<>();
        in.enter();
        while (in.next()) {
            String kind = Names.read(in.name());
            kinds.put(kind, entities(kind, in));
        }
        return kinds;
    }

    private static Map<Id<?>, Entity> entities(String kind, BsonIn in) {
        Map<Id<?>, Entity> entities = new LinkedHashMap<>();
        in.enter();
        while (in.next()) {
            Id<?> id = new Id<>(in.name());
            entities.put(id, entity(kind, id, Values.object(in)));
        }
        return entities;
    }

    @SuppressWarnings("NullAway") // a compact constructor's parameters have no type annotations in class files
    private static Entity entity(String kind, Id<?> id, Map<String, @Nullable Object> fields) {
        return new Entity(kind, id, fields);
    }
}
