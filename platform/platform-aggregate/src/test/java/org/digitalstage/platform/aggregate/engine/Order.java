package org.digitalstage.platform.aggregate.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.jspecify.annotations.Nullable;

/** A command to a box: what to do, how much, and with which other box. */
record Order(String verb, int amount, @Nullable AggregateId other) {

    static Order of(String verb) {
        return new Order(verb, 0, null);
    }

    static Order of(String verb, int amount) {
        return new Order(verb, amount, null);
    }

    static Order of(String verb, int amount, AggregateId other) {
        return new Order(verb, amount, other);
    }

    Map<String, @Nullable Object> written() {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        written.put("verb", verb);
        written.put("amount", amount);
        written.put("other", other == null ? null : other.toString());
        return written;
    }

    static Order read(Map<String, @Nullable Object> written) {
        if (written.isEmpty()) {
            return of("nothing");
        }
        Object other = written.get("other");
        return new Order(
                String.valueOf(written.get("verb")),
                written.get("amount") instanceof Number amount ? amount.intValue() : 0,
                other == null ? null : AggregateId.parse(other.toString()));
    }
}
