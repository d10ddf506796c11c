package org.digitalstage.stage.fanout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.engine.Follower;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Step;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Event;
import org.digitalstage.platform.aggregate.kind.View;
import org.digitalstage.platform.wire.outbox.Outgoing;
import org.digitalstage.platform.wire.socket.Connection;
import org.digitalstage.platform.wire.socket.Connections;
import org.digitalstage.stage.model.StageKinds;
import org.jspecify.annotations.Nullable;

/**
 * The sessions here that follow one aggregate, by the audience keys they hold. Each entry goes to those whose keys cover it; nobody asks
 * who may see something. All on the aggregate's lane.
 *
 * @param <L> the sessions
 */
public final class Hall<L extends Listener> implements Follower {

    private final AggregateId aggregate;
    private final HallKeeper<L> keeper;
    private final Map<L, Seat> seats = new LinkedHashMap<>();
    private final Map<Set<String>, Connections> groups = new HashMap<>();

    Hall(AggregateId aggregate, HallKeeper<L> keeper) {
        this.aggregate = aggregate;
        this.keeper = keeper;
    }

    public AggregateId aggregate() {
        return aggregate;
    }

    /** Gives a session these keys instead of those it had; from the next entry on it is told what they cover. */
    public void seat(L listener, Set<String> keys) {
        Seat before = seats.get(listener);
        Seat seat = new Seat(Set.copyOf(keys), before == null ? null : before.held);
        seats.put(listener, seat);
        if (seat.held == null) {
            regroup(listener, before == null ? Set.of() : before.keys, seat.keys);
        }
    }

    /** The same, but what the session is told is kept back until {@link #release}. */
    public void hold(L listener, Set<String> keys) {
        hold(listener, keys, kind -> false);
    }

    /**
     * The same for a session that is told the newest state of some kinds right before {@link #release}.
     *
     * @param toldAsAWhole those of which no change is kept, because that state has it
     */
    public void hold(L listener, Set<String> keys, Predicate<EntityKind<?>> toldAsAWhole) {
        if (!seats.containsKey(listener)) {
            seats.put(listener, new Seat(Set.copyOf(keys), new Held(toldAsAWhole)));
        }
    }

    /** Tells what was kept back; from the next entry on nothing is. */
    public void release(L listener) {
        Seat seat = seats.get(listener);
        if (seat != null && seat.held != null) {
            Connections.of(List.of(listener.connection())).send(seat.held.events);
            seats.put(listener, new Seat(seat.keys, null));
            regroup(listener, Set.of(), seat.keys);
        }
    }

    /** True if the session was here. */
    public boolean leave(L listener) {
        Seat seat = seats.remove(listener);
        if (seat != null && seat.held == null) {
            regroup(listener, seat.keys, Set.of());
        }
        return seat != null;
    }

    public Set<String> keys(L listener) {
        Seat seat = seats.get(listener);
        return seat == null ? Set.of() : seat.keys;
    }

    public List<L> listeners() {
        return List.copyOf(seats.keySet());
    }

    private void regroup(L listener, Set<String> before, Set<String> now) {
        if (!before.isEmpty()) {
            groups.computeIfPresent(before, (keys, group) -> orNothing(group.without(listener.connection())));
        }
        if (!now.isEmpty()) {
            groups.merge(
                    now,
                    Connections.of(List.of(listener.connection())),
                    (group, one) -> group.with(listener.connection()));
        }
    }

    private static @Nullable Connections orNothing(Connections group) {
        return group.isEmpty() ? null : group;
    }

    @Override
    public void opened(State state) {}

    @Override
    public void applied(State before, Entry entry, State after) {
        Telling telling = new Telling(entry, after);
        groups.forEach((keys, group) -> {
            List<Function<Connection, @Nullable Outgoing>> told = telling.to(keys, kind -> false);
            if (!told.isEmpty()) {
                group.send(told);
            }
        });
        for (Seat seat : seats.values()) {
            if (seat.held != null) {
                seat.held.events.addAll(telling.to(seat.keys, seat.held.toldAsAWhole));
            }
        }
        keeper.applied(this, before, entry, after);
    }

    @Override
    public void restarted(State state) {
        endAll();
    }

    @Override
    public void stopped() {
        endAll();
    }

    /** What was told is no longer so, or nothing can be told any more: clients come back, here or elsewhere, to a fresh state. */
    private void endAll() {
        listeners().forEach(listener -> listener.connection().drop());
    }

    /** Tells one session of something that no change stands behind: a part of the state it begins with. */
    public void tell(L listener, Event event, State state) {
        Seat seat = seats.get(listener);
        if (seat != null && seat.held != null) {
            seat.held.events.add(Told.of(event, aggregate, state.seq())::to);
        } else {
            tellNow(listener, event, state);
        }
    }

    /** The same, before what is kept back. */
    public void tellNow(L listener, Event event, State state) {
        Outgoing outgoing = Told.of(event, aggregate, state.seq()).to(listener.connection());
        if (outgoing != null) {
            listener.connection().send(outgoing.asInitial());
        }
    }

    /** The events of one entry, made once for each view that anybody here has. */
    private final class Telling {
        private final Entry entry;
        private final State after;
        private final Map<EventView, Optional<Told>> made = new HashMap<>();

        Telling(Entry entry, State after) {
            this.entry = entry;
            this.after = after;
        }

        List<Function<Connection, @Nullable Outgoing>> to(Set<String> keys, Predicate<EntityKind<?>> but) {
            List<Function<Connection, @Nullable Outgoing>> all = new ArrayList<>();
            int index = 0;
            for (Step step : entry.steps()) {
                for (Change change : step.changes()) {
                    EntityKind<?> kind = StageKinds.ALL.named(change.kind());
                    int place = index++;
                    keeper.ahead(aggregate, change, keys)
                            .map(event -> Told.of(event, aggregate, entry.seq()))
                            .ifPresent(told -> all.add(told::to));
                    kind.view(aggregate, keys)
                            .filter(view -> !but.test(kind))
                            .flatMap(view -> made.computeIfAbsent(
                                    new EventView(place, view), seen -> make(kind, change, seen.view())))
                            .ifPresent(told -> all.add(told::to));
                }
            }
            return all;
        }

        private Optional<Told> make(EntityKind<?> kind, Change change, View view) {
            Entity entity = change instanceof Change.Changed changed
                    ? after.find(kind.noun(), changed.id()).orElse(null)
                    : null;
            return kind.event(change, entity, view)
                    .map(event -> Told.of(kind, change, entity, event, aggregate, entry.seq()));
        }
    }

    private record EventView(int place, View view) {}

    /**
     * A session's place.
     *
     * @param keys the audience keys it holds
     * @param held what is kept back; {@code null} if nothing is
     */
    private record Seat(Set<String> keys, @Nullable Held held) {}

    /** What is kept back for a session, in order. */
    private record Held(Predicate<EntityKind<?>> toldAsAWhole, List<Function<Connection, @Nullable Outgoing>> events) {
        Held(Predicate<EntityKind<?>> toldAsAWhole) {
            this(toldAsAWhole, new ArrayList<>());
        }
    }
}
