package org.digitalstage.platform.journal.sealing;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Id;
import org.jspecify.annotations.Nullable;

/** Changes nothing, and notes whose keys will open it. */
record SealedFor(Set<Id<?>> people) implements Turn {

    SealedFor() {
        this(new HashSet<>());
    }

    @Override
    public Map<String, @Nullable Object> fields(
            PersonalFields kind, Optional<Id<?>> about, Map<String, @Nullable Object> fields) {
        if (kind.isSealed(fields)) {
            fields.values().forEach(this::note);
        }
        return fields;
    }

    @Override
    public Map<String, @Nullable Object> command(
            Optional<Id<?>> about, AggregateId target, Map<String, @Nullable Object> command) {
        note(command.get(Closing.SEALED));
        return command;
    }

    private void note(@Nullable Object value) {
        if (value instanceof byte[] sealed) {
            people.add(Seal.person(sealed));
        }
    }
}
