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
import org.jspecify.annotations.Nullable;

/**
 * Sees for how long something has been due, by this instance's own clock since it first saw it. All instances do so; what one has done is not
 * due any more for the others.
 */
public final class Deadlines {

    private final Due due;
    private final LongSupplier monotonic;
    private final Map<RouterCommand, Long> seen = new HashMap<>();
    private @Nullable State looked;
    private Map<RouterCommand, Duration> all = Map.of();

    public Deadlines(RouterSettings settings, LongSupplier monotonic) {
        this.due = new Due(settings);
        this.monotonic = monotonic;
    }

    /** What is overdue now; it comes again after the same time if it is due still. */
    public synchronized List<RouterCommand> over(State registry) {
        long now = monotonic.getAsLong();
        look(registry);
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

    /** There may be thousands of stages, and most of the time nothing has changed. */
    @SuppressWarnings("ReferenceEquality") // a state is never changed, so the same one says the same
    private void look(State registry) {
        if (looked != registry) {
            looked = registry;
            all = due.in(registry);
            seen.keySet().retainAll(all.keySet());
        }
    }
}
