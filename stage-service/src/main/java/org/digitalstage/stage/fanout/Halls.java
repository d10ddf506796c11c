package org.digitalstage.stage.fanout;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.entity.State;
import org.jspecify.annotations.Nullable;

/** The halls of this instance. One is open as long as any session uses it. */
public final class Halls<L extends Listener> {

    private final Map<AggregateId, OpenHall<L>> open = new ConcurrentHashMap<>();
    private final Aggregates<?> aggregates;
    private final HallKeeper<L> keeper;

    public Halls(Aggregates<?> aggregates, HallKeeper<L> keeper) {
        this.aggregates = aggregates;
        this.keeper = keeper;
    }

    /** Uses a hall; wants one {@link #leave}. The task is one step of its lane, on a state with at least entry {@code seq}. */
    public void enter(AggregateId aggregate, long seq, BiConsumer<Hall<L>, State> task, Runnable unreadable) {
        Hall<L> hall = open.compute(aggregate, this::used).hall;
        aggregates.step(aggregate, seq, state -> task.accept(hall, state), unreadable);
    }

    /** The same in a hall that is used already; false, and nothing happens, in one that is not. */
    public boolean step(AggregateId aggregate, long seq, BiConsumer<Hall<L>, State> task, Runnable unreadable) {
        OpenHall<L> used = open.get(aggregate);
        if (used == null) {
            return false;
        }
        aggregates.step(aggregate, seq, state -> task.accept(used.hall, state), unreadable);
        return true;
    }

    /** A hall that is used, at once; only on its lane. */
    public void now(AggregateId aggregate, Consumer<Hall<L>> task) {
        OpenHall<L> used = open.get(aggregate);
        if (used != null) {
            task.accept(used.hall);
        }
    }

    /** Ends one use. */
    public void leave(AggregateId aggregate) {
        open.computeIfPresent(aggregate, (same, used) -> {
            if (used.users > 1) {
                return new OpenHall<>(used.hall, used.following, used.users - 1);
            }
            used.following.close();
            return null;
        });
    }

    private OpenHall<L> used(AggregateId aggregate, @Nullable OpenHall<L> before) {
        if (before != null) {
            return new OpenHall<>(before.hall, before.following, before.users + 1);
        }
        Hall<L> hall = new Hall<>(aggregate, keeper);
        return new OpenHall<>(hall, aggregates.follow(aggregate, 0, hall), 1);
    }

    private record OpenHall<L extends Listener>(Hall<L> hall, Aggregates<?>.Following following, int users) {}
}
