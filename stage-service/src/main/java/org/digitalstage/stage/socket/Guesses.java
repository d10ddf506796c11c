package org.digitalstage.stage.socket;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.model.User;

/** Counts wrong passwords of a person: ten in a minute, then he waits. */
final class Guesses {

    private static final int MOST = 10;
    private static final long PERIOD_NANOS = 60_000_000_000L;

    private final LongSupplier monotonic;
    private final Map<Id<User>, Wrong> wrong = new ConcurrentHashMap<>();

    Guesses(LongSupplier monotonic) {
        this.monotonic = monotonic;
    }

    void check(Id<User> user) {
        long now = monotonic.getAsLong();
        wrong.values().removeIf(each -> now - each.since > PERIOD_NANOS);
        Wrong before = wrong.get(user);
        if (before != null && before.count >= MOST) {
            throw new Rejected("too-many", "Too many wrong passwords, try again in a minute");
        }
    }

    void wrong(Id<User> user) {
        Wrong first = new Wrong(monotonic.getAsLong(), 1);
        wrong.merge(user, first, (some, one) -> new Wrong(some.since, some.count + 1));
    }

    private record Wrong(long since, int count) {}
}
