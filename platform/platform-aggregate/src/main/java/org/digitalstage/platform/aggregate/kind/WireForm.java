package org.digitalstage.platform.aggregate.kind;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.jspecify.annotations.Nullable;

/** How entities and their changes look to a client. */
final class WireForm {

    private static final String ID = "_id";

    private WireForm() {}

    static Map<String, @Nullable Object> full(EntityKind<?> kind, Entity entity, View view) {
        Map<String, @Nullable Object> wire =
                LinkedHashMap.newLinkedHashMap(entity.fields().size() + 1);
        wire.put(ID, entity.id().hex());
        entity.fields().forEach((name, value) -> put(wire, kind, name, value));
        kind.fields().values().forEach(field -> hint(wire, field, entity.get(field.name()), view));
        return wire;
    }

    static Optional<Event> event(EntityKind<?> kind, Change change, @Nullable Entity entity, View view) {
        return switch (change) {
            case Change.Added added -> told(kind, Told.ADDED, full(kind, entity(added), view));
            case Change.Changed changed ->
                changed(kind, changed, entity, view).flatMap(payload -> told(kind, Told.CHANGED, payload));
            case Change.Removed removed -> told(kind, Told.REMOVED, removed.id().hex());
            case Change.Said said -> told(kind, Told.SAID, said.fields());
        };
    }

    private static Entity entity(Change.Added added) {
        return new Entity(added.kind(), added.id(), added.fields());
    }

    private static Optional<Event> told(EntityKind<?> kind, Told told, Object payload) {
        return kind.told().contains(told)
                ? Optional.of(Event.of(kind.code() + told.suffix(), payload))
                : Optional.empty();
    }

    private static Optional<Map<String, @Nullable Object>> changed(
            EntityKind<?> kind, Change.Changed changed, @Nullable Entity entity, View view) {
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        changed.fields().forEach((name, value) -> put(wire, kind, name, value));
        if (view == View.ADMIN) {
            changed.fields().forEach((name, value) -> hint(wire, kind.fields().get(name), value, view));
        }
        if (wire.isEmpty()) {
            return Optional.empty();
        }
        if (entity != null) {
            kind.toldAlways().forEach(field -> wire.putIfAbsent(field.name(), entity.get(field.name())));
        }
        wire.put(ID, changed.id().hex());
        return Optional.of(wire);
    }

    private static void put(
            Map<String, @Nullable Object> wire, EntityKind<?> kind, String name, @Nullable Object value) {
        Field<?> field = kind.fields().get(name);
        if (field == null || !field.is(Trait.INTERNAL)) {
            wire.put(name, value);
        }
    }

    private static void hint(
            Map<String, @Nullable Object> wire, @Nullable Field<?> field, @Nullable Object value, View view) {
        if (field != null && field.alias() != null) {
            wire.put(field.alias(), view == View.ADMIN && value != null ? field.mask() : null);
        }
    }
}
