package org.digitalstage.platform.journal.sealing;

import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Id;
import org.jspecify.annotations.Nullable;

/** Opens with these keys. What stands there unsealed is older than the sealing, or says nothing, and stays as it is. */
record Opening(Map<Id<?>, Key> keys) implements Turn {

    @Override
    public Map<String, @Nullable Object> fields(
            PersonalFields kind, Optional<Id<?>> about, Map<String, @Nullable Object> fields) {
        return kind.isSealed(fields) ? kind.with(fields, this::field) : fields;
    }

    private @Nullable Object field(String place, Object value, @Nullable Object unknown) {
        return value instanceof byte[] sealed ? open(place, sealed).orElse(unknown) : value;
    }

    @Override
    @SuppressWarnings("unchecked") // it was one when it was sealed
    public Map<String, @Nullable Object> command(
            Optional<Id<?>> about, AggregateId target, Map<String, @Nullable Object> command) {
        return command.get(Closing.SEALED) instanceof byte[] sealed
                ? (Map<String, @Nullable Object>)
                        open(Closing.place(target), sealed).orElse(Map.of())
                : command;
    }

    private Optional<Object> open(String place, byte[] sealed) {
        return keys.get(Seal.person(sealed)) instanceof Key.Held held
                ? Seal.open(held.secret(), place, sealed)
                : Optional.empty();
    }
}
