package org.digitalstage.platform.journal.sealing;

import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Id;
import org.jspecify.annotations.Nullable;

/**
 * Seals with these keys. Of people who were erased nothing is written any more: a field as what it reads without a key, a command as one that is empty.
 */
record Closing(Map<Id<?>, Key> keys) implements Turn {

    /** The only field of a sealed command. */
    static final String SEALED = "sealed";

    @Override
    public Map<String, @Nullable Object> fields(
            PersonalFields kind, Optional<Id<?>> about, Map<String, @Nullable Object> fields) {
        return about.isEmpty() ? fields : fields(kind, about.get(), fields);
    }

    private Map<String, @Nullable Object> fields(
            PersonalFields kind, Id<?> person, Map<String, @Nullable Object> fields) {
        return switch (key(person)) {
            case Key.Held held ->
                kind.with(fields, (place, value, unknown) -> Seal.close(held.secret(), person, place, value));
            case Key.Erased _ -> kind.with(fields, (place, value, unknown) -> unknown);
        };
    }

    @Override
    public Map<String, @Nullable Object> command(
            Optional<Id<?>> about, AggregateId target, Map<String, @Nullable Object> command) {
        return about.isEmpty() ? command : command(about.get(), target, command);
    }

    private Map<String, @Nullable Object> command(
            Id<?> person, AggregateId target, Map<String, @Nullable Object> command) {
        return switch (key(person)) {
            case Key.Held held -> Map.of(SEALED, Seal.close(held.secret(), person, place(target), command));
            case Key.Erased _ -> Map.of();
        };
    }

    static String place(AggregateId target) {
        return "command/" + target;
    }

    private Key key(Id<?> person) {
        Key key = keys.get(person);
        if (key == null) {
            throw new IllegalStateException("Expected the key of everybody who is written about");
        }
        return key;
    }
}
