package org.digitalstage.stage.model.protocol;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Trait;
import org.digitalstage.platform.aggregate.kind.Verb;

/** What a command takes, for the documentation and for tests; its reader reads exactly that. */
public sealed interface Argument {

    /** Nothing, or {@code null}. */
    record Nothing() implements Argument {}

    /** A bare value, which this field describes. */
    record One(Field<?> field) implements Argument {}

    /**
     * An object.
     *
     * @param needed its fields that must be there
     * @param optional those that may
     * @param kind whose writable fields may be there, too
     * @param verb what is done with that kind: some fields are written on creation only
     */
    record Fields(List<Field<?>> needed, List<Field<?>> optional, Optional<EntityKind<?>> kind, Verb verb)
            implements Argument {

        /** All that may be there, by name. */
        public Map<String, Field<?>> all() {
            Map<String, Field<?>> all = new LinkedHashMap<>();
            needed.forEach(field -> all.put(field.name(), field));
            optional.forEach(field -> all.put(field.name(), field));
            kind.ifPresent(some -> some.fields().values().stream()
                    .filter(field -> field.is(Trait.WRITABLE) || (verb == Verb.CREATE && field.is(Trait.ON_CREATION)))
                    .forEach(field -> all.putIfAbsent(field.name(), field)));
            return all;
        }

        Fields and(Field<?>... more) {
            return new Fields(needed, List.of(more), kind, verb);
        }

        Fields of(EntityKind<?> some, Verb with) {
            return new Fields(needed, optional, Optional.of(some), with);
        }
    }

    static Fields needs(Field<?>... needed) {
        return new Fields(Arrays.asList(needed), List.of(), Optional.empty(), Verb.CHANGE);
    }
}
