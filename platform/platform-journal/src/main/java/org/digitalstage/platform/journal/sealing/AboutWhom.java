package org.digitalstage.platform.journal.sealing;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Id;
import org.jspecify.annotations.Nullable;

/** Changes nothing, and notes whose keys will seal it. */
record AboutWhom(Set<Id<?>> people) implements Turn {

    AboutWhom() {
        this(new HashSet<>());
    }

    @Override
    public Map<String, @Nullable Object> fields(
            PersonalFields kind, Optional<Id<?>> about, Map<String, @Nullable Object> fields) {
        if (kind.speaks(fields)) {
            about.ifPresent(people::add);
        }
        return fields;
    }

    @Override
    public Map<String, @Nullable Object> command(
            Optional<Id<?>> about, AggregateId target, Map<String, @Nullable Object> command) {
        about.ifPresent(people::add);
        return command;
    }
}
