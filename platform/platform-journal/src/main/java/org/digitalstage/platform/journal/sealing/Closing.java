package org.digitalstage.platform.journal.sealing;

import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Id;
import org.jspecify.annotations.Nullable;

/** Seals with these keys. Of people who were erased nothing is written any more: it reads at once as what it would read without a key. */
record Closing(Map<Id<?>, Key> keys) implements Hand {

    @Override
    public @Nullable Object turn(Id<?> person, String place, Object value, @Nullable Object unknown) {
        return switch (keys.get(person)) {
            case Key.Held held -> Seal.close(held.secret(), person, place, value);
            case Key.Erased _ -> unknown;
            case null -> throw new IllegalStateException("Expected the key of everybody who is written about");
        };
    }
}
