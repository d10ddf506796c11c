package org.digitalstage.platform.journal.sealing;

import java.util.HashSet;
import java.util.Set;
import org.digitalstage.platform.aggregate.entity.Id;
import org.jspecify.annotations.Nullable;

/** Changes nothing, and notes whose keys are needed: it is led to the very values that are sealed or opened next. */
record Whose(Set<Id<?>> people) implements Hand {

    Whose() {
        this(new HashSet<>());
    }

    @Override
    public Object turn(Id<?> person, String place, Object value, @Nullable Object unknown) {
        people.add(person);
        return value;
    }
}
