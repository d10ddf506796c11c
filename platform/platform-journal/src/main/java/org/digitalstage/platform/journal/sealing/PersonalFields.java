package org.digitalstage.platform.journal.sealing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Trait;
import org.jspecify.annotations.Nullable;

/** The personal fields of one kind. */
final class PersonalFields {

    private final List<Personal> all;
    private final @Nullable String named;

    private PersonalFields(List<Personal> all, @Nullable String named) {
        this.all = all;
        this.named = named;
    }

    /** Those of a kind; empty for most kinds. */
    static Optional<PersonalFields> of(EntityKind<?> kind, String nobody) {
        List<Personal> all = new ArrayList<>();
        for (Field<?> field : kind.fields().values()) {
            if (field.is(Trait.PERSONAL)) {
                all.add(new Personal(field.name(), kind.noun() + "/" + field.name(), unknown(kind, field, nobody)));
            }
        }
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new PersonalFields(all, kind.person().map(Field::name).orElse(null)));
    }

    /** What the field reads when its value is gone: within its bounds, so that clients get what they expect. */
    private static @Nullable Object unknown(EntityKind<?> kind, Field<?> field, String nobody) {
        if (field.is(Trait.NULLABLE)) {
            return null;
        }
        if (field.bounds().fit(nobody) != null) {
            return nobody;
        }
        if (field.bounds().fit(List.of()) != null) {
            return List.of();
        }
        if (field.is(Trait.OPTIONAL)) {
            return null;
        }
        throw new IllegalArgumentException(
                "Expected the personal field " + field.name() + " of " + kind + " to be able to be empty or to say "
                        + nobody + " but it is " + field.bounds().describe());
    }

    /** Whom the fields themselves name. */
    Optional<Id<?>> person(Map<String, @Nullable Object> fields) {
        Object id = named == null ? null : fields.get(named);
        return id == null ? Optional.empty() : Id.<Object>parse(id).map(found -> found);
    }

    /** Whether any personal field has a value that says something. */
    boolean speaks(Map<String, @Nullable Object> fields) {
        for (int i = 0; i < all.size(); i++) {
            if (speaks(fields.get(all.get(i).name))) {
                return true;
            }
        }
        return false;
    }

    private static boolean speaks(@Nullable Object value) {
        return value != null && !value.equals("") && !(value instanceof List<?> list && list.isEmpty());
    }

    /**
     * The same fields, with other values for the personal ones that say something.
     *
     * @param about whose key seals what is not sealed yet; where that is nobody it stays as it is
     */
    Map<String, @Nullable Object> with(Map<String, @Nullable Object> fields, Optional<Id<?>> about, Hand hand) {
        Map<String, @Nullable Object> turned = fields;
        for (Personal field : all) {
            turned = field.with(turned, about, hand);
        }
        return turned;
    }

    /** One field. */
    private record Personal(
            String name, String place, @Nullable Object unknown) {

        @SuppressWarnings("ReferenceEquality") // whether it was touched
        Map<String, @Nullable Object> with(Map<String, @Nullable Object> fields, Optional<Id<?>> about, Hand hand) {
            Object value = fields.get(name);
            Id<?> person = value instanceof byte[] sealed ? Seal.person(sealed) : about.orElse(null);
            if (value == null || person == null || !speaks(value)) {
                return fields;
            }
            Object turned = hand.turn(person, place, value, unknown);
            if (turned == value) {
                return fields;
            }
            Map<String, @Nullable Object> copy = new LinkedHashMap<>(fields);
            copy.put(name, turned);
            return copy;
        }
    }
}
