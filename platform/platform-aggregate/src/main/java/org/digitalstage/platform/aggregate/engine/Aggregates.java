package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.Rules;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.Position;
import org.jspecify.annotations.Nullable;

/**
 * All aggregates of one instance: commands go in here, followers are told from here. Safe from any thread.
 *
 * @param <C> the commands of the service
 */
public final class Aggregates<C> {

    private static final Duration TICK = Duration.ofMillis(250);

    private final Map<AggregateId, Room<C>> rooms = new ConcurrentHashMap<>();
    private final Engine<C> engine;
    private volatile boolean running;

    public Aggregates(Rules<C> rules, Ports ports, Surroundings around, EngineSettings settings, Faults faults) {
        this.engine = new Engine<>(rules, ports, around, settings, faults, this);
        ports.distribution().onEntry(this::isWanted, this::received);
    }

    /** Begins to keep replicas up with the journal and to carry on what other instances left behind. */
    public void start() {
        running = true;
        tickLater();
        pollLater();
        engine.followUps().start(() -> running);
    }

    /** Ends the regular work; what is on its way may still end. */
    public void stop() {
        running = false;
    }

    /** Decides and stores a command; the outcome comes on the aggregate's lane, after all followers here were told. */
    public CompletionStage<Outcome> submit(AggregateId aggregate, Command<C> command) {
        return submit(aggregate, command, true);
    }

    /** The same for a command that another instance passed on: it is not passed again. */
    CompletionStage<Outcome> decidePassed(AggregateId aggregate, Command<C> command) {
        return submit(aggregate, command, false);
    }

    private CompletionStage<Outcome> submit(AggregateId aggregate, Command<C> command, boolean passable) {
        long deadline = engine.now() + engine.settings().contention().toNanos();
        Asked<C> asked = new Asked<>(command, new CompletableFuture<>(), deadline, passable);
        inRoom(aggregate, room -> room.ask(asked));
        return asked.outcome();
    }

    /**
     * Tells {@code follower} of every entry from a state on that holds at least entry {@code atLeast}. Opening goes on until it succeeds
     * or the following is closed.
     */
    public Following follow(AggregateId aggregate, long atLeast, Follower follower) {
        Following following = new Following(aggregate, follower);
        inRoom(
                aggregate,
                room -> room.whenAt(atLeast, () -> {
                    if (!following.ended) {
                        room.follow(follower);
                    }
                }));
        return following;
    }

    /**
     * Runs a task as one step of the aggregate's lane, on a state that holds at least entry {@code atLeast}: between this state and the next
     * entry nothing else happens.
     */
    public void step(AggregateId aggregate, long atLeast, Consumer<State> task) {
        inRoom(
                aggregate,
                room -> room.whenAt(atLeast, () -> {
                    State state = room.held();
                    if (state != null) {
                        task.accept(state);
                    }
                }));
    }

    /** The state of an aggregate, read if need be; it holds at least entry {@code atLeast}. Completes on the aggregate's lane. */
    public CompletionStage<State> state(AggregateId aggregate, long atLeast) {
        CompletableFuture<State> state = new CompletableFuture<>();
        inRoom(aggregate, room -> room.whenAt(atLeast, () -> state.complete(room.held())));
        return state;
    }

    /** The state of an aggregate that is in memory already. */
    public Optional<State> held(AggregateId aggregate) {
        Room<C> room = rooms.get(aggregate);
        return room == null ? Optional.empty() : Optional.ofNullable(room.held());
    }

    /** Takes a message from another instance if it is about commands; false if it is for someone else. */
    public boolean receive(Map<String, @Nullable Object> message) {
        return engine.mail().receive(message);
    }

    void passedBack(AggregateId aggregate, String command, Outcome outcome) {
        inRoom(aggregate, room -> room.passedBack(command, outcome));
    }

    private void inRoom(AggregateId aggregate, Consumer<Room<C>> task) {
        Room<C> room = rooms.computeIfAbsent(aggregate, id -> new Room<>(id, engine));
        room.lane().execute(() -> {
            if (room.isClosed()) {
                inRoom(aggregate, task);
            } else {
                task.accept(room);
            }
        });
    }

    private boolean isWanted(AggregateId aggregate, long seq) {
        return held(aggregate).filter(state -> seq > state.seq()).isPresent();
    }

    private void received(Entry entry) {
        Room<C> room = rooms.get(entry.aggregate());
        if (room != null) {
            room.lane().execute(() -> room.received(entry));
        }
    }

    private void tickLater() {
        repeat(() -> TICK, () -> rooms.values().forEach(room -> room.lane().execute(() -> tick(room))));
    }

    private void tick(Room<C> room) {
        if (!room.isClosed() && room.tick(engine.now())) {
            rooms.remove(room.aggregate(), room);
        }
    }

    private void pollLater() {
        repeat(this::pollAfter, this::poll);
    }

    private Duration pollAfter() {
        boolean well = engine.ports().distribution().well();
        return well ? engine.settings().poll() : engine.settings().pollAlone();
    }

    private void poll() {
        List<Position> held = new ArrayList<>();
        rooms.values().forEach(room -> {
            State state = room.held();
            if (state != null) {
                held.add(new Position(room.aggregate(), state.seq(), state.entry()));
            }
        });
        if (!held.isEmpty()) {
            engine.ports().journal().news(held).thenAccept(this::catchUp);
        }
    }

    private void catchUp(List<Journal.News> news) {
        for (Journal.News each : news) {
            Room<C> room = rooms.get(each.held().aggregate());
            if (room != null && (each.next() || each.lost())) {
                room.lane().execute(room::catchUp);
            }
        }
    }

    private void repeat(java.util.function.Supplier<Duration> every, Runnable task) {
        engine.around().timer().schedule(engine.around().jittered(every.get()), () -> {
            if (running) {
                task.run();
                repeat(every, task);
            }
        });
    }

    /** One follower at one aggregate. */
    public final class Following implements AutoCloseable {
        private final AggregateId aggregate;
        private final Follower follower;
        private boolean ended;

        private Following(AggregateId aggregate, Follower follower) {
            this.aggregate = aggregate;
            this.follower = follower;
        }

        /** Ends it; nothing is told once the lane has seen this. */
        @Override
        public void close() {
            inRoom(aggregate, room -> {
                ended = true;
                room.unfollow(follower);
            });
        }
    }
}
