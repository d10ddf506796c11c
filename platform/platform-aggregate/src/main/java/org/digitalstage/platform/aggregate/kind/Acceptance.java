package org.digitalstage.platform.aggregate.kind;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.jspecify.annotations.Nullable;

/** What of a client's payload becomes part of an entity. */
final class Acceptance {

    private Acceptance() {}

    static Map<String, @Nullable Object> accept(EntityKind<?> kind, Verb verb, @Nullable Object payload) {
        if (!(payload instanceof Map<?, ?> given)) {
            throw Unfit.expected("the payload", "an object", payload);
        }
        Map<String, @Nullable Object> accepted = new LinkedHashMap<>();
        Map<String, @Nullable Object> unknown = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            String name = String.valueOf(key);
            Field<?> field = kind.fields().get(name);
            if (field != null && writes(field, verb)) {
                accepted.put(name, field.accept(value));
            } else if (field == null && keeps(kind, name)) {
                unknown.put(name, value);
            }
        });
        accepted.putAll(within(unknown));
        return accepted;
    }

    static void limit(EntityKind<?> kind, Entity after) {
        Map<String, @Nullable Object> unknown = new LinkedHashMap<>(after.fields());
        unknown.keySet().removeAll(kind.fields().keySet());
        mustBeWithin(unknown);
    }

    static Map<String, @Nullable Object> filled(EntityKind<?> kind, Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> filled = new LinkedHashMap<>();
        for (Field<?> field : kind.fields().values()) {
            if (given.containsKey(field.name())) {
                filled.put(field.name(), given.get(field.name()));
            } else if (field.hasPreset()) {
                filled.put(field.name(), field.preset());
            }
        }
        given.forEach(filled::putIfAbsent);
        return filled;
    }

    static Map<String, @Nullable Object> differing(Entity entity, Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> differing = new LinkedHashMap<>(given);
        differing
                .entrySet()
                .removeIf(field -> entity.fields().containsKey(field.getKey())
                        && Objects.equals(entity.get(field.getKey()), field.getValue()));
        return differing;
    }

    private static boolean writes(Field<?> field, Verb verb) {
        return field.is(Trait.WRITABLE) || (verb == Verb.CREATE && field.is(Trait.ON_CREATION));
    }

    private static boolean keeps(EntityKind<?> kind, String name) {
        return kind.isOpen() && !name.startsWith("_") && !kind.ignored().contains(name) && !kind.isAlias(name);
    }

    private static Map<String, @Nullable Object> within(Map<String, @Nullable Object> unknown) {
        mustBeWithin(unknown);
        Map<String, @Nullable Object> normal = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(Json.normal(unknown)))
                .forEach((key, value) -> normal.put((String) key, value));
        return normal;
    }

    /** Only how much there is: of what is kept already nothing else is asked, whatever it was when it was taken. */
    private static void mustBeWithin(Map<String, @Nullable Object> unknown) {
        if (!OpenLimits.USUAL.hold(unknown)) {
            throw Unfit.saying("Expected further fields of at most " + OpenLimits.USUAL.describe() + " but got more");
        }
    }
}
