package org.digitalstage.platform.journal.sealing;

import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Id;
import org.jspecify.annotations.Nullable;

/** Opens with these keys. What stands there unsealed is older than the sealing and stays as it is. */
record Unsealing(Map<Id<?>, Key> keys) implements Hand {

    @Override
    public @Nullable Object turn(Id<?> person, String place, Object value, @Nullable Object unknown) {
        if (!(value instanceof byte[] sealed)) {
            return value;
        }
        return keys.get(person) instanceof Key.Held held
                ? Seal.open(held.secret(), place, sealed).orElse(unknown)
                : unknown;
    }
}
