package org.digitalstage.routers.presence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.routers.RouterSettings;
import org.digitalstage.routers.command.RouterCommand;

/**
 * Sees for how long something has been due, by this instance's own clock since it first saw it. All instances do so; what one has done is not
 * due any more for the others.
 */
public final class Deadlines {

    private final Due due;
    private final LongSupplier monotonic;
    private final Map<RouterCommand, Long> seen = new HashMap<>();

    public Deadlines(RouterSettings settings, LongSupplier monotonic) {
        this.due = new Due(settings);
        this.monotonic = monotonic;
    }

    /** What is overdue now; it comes again after the same time if it is due still. */
    public synchronized List<RouterCommand> over(State registry) {
        long now = monotonic.getAsLong();
        Map<RouterCommand, Duration> all = due.in(registry);
        seen.keySet().retainAll(all.keySet());
        List<RouterCommand> over = new ArrayList<>();
        all.forEach((command, limit) -> {
            long since = seen.computeIfAbsent(command, same -> now);
            if (now - since >= limit.toNanos()) {
                over.add(command);
                seen.put(command, now);
            }
        });
        return over;
    }
}
