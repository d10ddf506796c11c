package org.digitalstage.platform.aggregate.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Asker;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.Rules;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.SetAside;
import org.jspecify.annotations.Nullable;

/**
 * All aggregates of one instance: commands go in here, followers are told from here. Safe from any thread.
 *
 * @param <C> the commands of the service
 */
public final class Aggregates<C> {

    private final Map<AggregateId, Room<C>> rooms = new ConcurrentHashMap<>();
    private final Engine<C> engine;
    private final Rounds<C> rounds;

    public Aggregates(Rules<C> rules, Ports ports, Surroundings around, EngineSettings settings, Faults faults) {
        this.engine = new Engine<>(rules, ports, around, settings, faults, this);
        this.rounds = new Rounds<>(engine, rooms);
        ports.distribution().onEntry(this::isWanted, this::received);
    }

    /** Begins to keep replicas up with the journal and to carry on what other instances left behind. */
    public void start() {
        rounds.start();
    }

    /** Ends the regular work; what is on its way may still end. */
    public void stop() {
        rounds.stop();
    }

    /**
     * Decides and stores a command; the outcome comes on the aggregate's lane, after all followers here were told. Where another instance
     * decided it and its answer came later than the entry, the outcome is without signals.
     *
     * @param command one that was never submitted before
     * @param asker who waits for the outcome: if he goes before it is decided, it is thrown away
     */
    public CompletionStage<Outcome> submit(AggregateId aggregate, Command<C> command, Asker asker) {
        return submit(aggregate, command, asker, Asked.Past.NONE);
    }

    /** The same for a command that is to be decided whoever waits for it, such as a follow-up. */
    public CompletionStage<Outcome> submit(AggregateId aggregate, Command<C> command) {
        return submit(aggregate, command, Asker.ALWAYS);
    }

    /** The same for a command that was submitted elsewhere before, and passed on: it is not passed again. */
    CompletionStage<Outcome> decidePassed(AggregateId aggregate, Command<C> command, Asker passer) {
        return submit(aggregate, command, passer, Asked.Past.PASSED_HERE);
    }

    private CompletionStage<Outcome> submit(AggregateId aggregate, Command<C> command, Asker asker, Asked.Past past) {
        long now = engine.now();
        long deadline = now + engine.settings().contention().toNanos();
        Asked<C> asked = new Asked<>(command, asker, new CompletableFuture<>(), now, deadline, past);
        inRoom(aggregate, room -> room.ask(asked));
        return asked.outcome();
    }

    /**
     * Tells {@code follower} of every entry from a state on that holds at least entry {@code atLeast}. Opening goes on until it succeeds
     * or the following is closed.
     */
    public Following follow(AggregateId aggregate, long atLeast, Follower follower) {
        Following following = new Following(aggregate, atLeast, follower);
        inRoom(aggregate, following::begin);
        return following;
    }

    /**
     * Runs a task as one step of the aggregate's lane, on a state that holds at least entry {@code atLeast}: between this state and the next
     * entry nothing else happens.
     *
     * @param unreadable runs instead if this version cannot read the aggregate
     */
    public void step(AggregateId aggregate, long atLeast, Consumer<State> task, Runnable unreadable) {
        Waiting waiter = new Waiting(atLeast, task, unreadable);
        inRoom(aggregate, room -> room.await(waiter));
    }

    /** The state of an aggregate, read if need be; it holds at least entry {@code atLeast}. Completes on the aggregate's lane. */
    public CompletionStage<State> state(AggregateId aggregate, long atLeast) {
        CompletableFuture<State> state = new CompletableFuture<>();
        Waiting waiter = new Waiting(atLeast, state::complete, () -> unreadable(state, aggregate));
        inRoom(aggregate, room -> room.await(waiter));
        return state;
    }

    /** The state of an aggregate as it stands in the journal from now on. Does not complete while the store does not answer. */
    public CompletionStage<State> latest(AggregateId aggregate) {
        CompletableFuture<State> state = new CompletableFuture<>();
        readThen(aggregate, room -> Optional.ofNullable(room.held()).ifPresent(state::complete));
        return state;
    }

    /** The state of an aggregate that is in memory already. */
    public Optional<State> held(AggregateId aggregate) {
        Room<C> room = rooms.get(aggregate);
        return room == null ? Optional.empty() : Optional.ofNullable(room.held());
    }

    /**
     * Carries out a follow-up that was set aside, behind all that its target has done since; it is not kept any longer once that is stored. Refused by the
     * target's rules, or if nobody knows any more what it asked for.
     */
    public CompletionStage<Outcome> sendAgain(SetAside followUp) {
        return engine.followUps().sendAgain(followUp);
    }

    /** Takes a message from another instance if it is about commands; false if it is for someone else. */
    public boolean receive(Map<String, @Nullable Object> message) {
        return engine.mail().receive(message);
    }

    void passedBack(AggregateId aggregate, List<Handover.PassedAnswer> answers, long seq) {
        inRoomIfAny(aggregate, room -> room.mailbox().passedBack(answers, seq));
    }

    /** Runs a task on the aggregate's lane right after its replica was compared with the journal; not if that fails. */
    void readThen(AggregateId aggregate, Consumer<Room<C>> task) {
        inRoom(aggregate, room -> room.readAndThen(() -> task.accept(room)));
    }

    /** A room in which something is on its way; called on its lane. */
    void stirred(Room<C> room) {
        rounds.stirred(room);
    }

    /** A room that nobody needs any more; called on its lane. */
    void closed(Room<C> room) {
        rooms.remove(room.aggregate(), room);
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

    private void inRoomIfAny(AggregateId aggregate, Consumer<Room<C>> task) {
        Room<C> room = rooms.get(aggregate);
        if (room != null) {
            room.lane().execute(() -> {
                if (!room.isClosed()) {
                    task.accept(room);
                }
            });
        }
    }

    private boolean isWanted(AggregateId aggregate, long seq) {
        return held(aggregate).filter(state -> seq > state.seq()).isPresent();
    }

    private void received(Entry entry) {
        inRoomIfAny(entry.aggregate(), room -> room.received(entry));
    }

    private static void unreadable(CompletableFuture<?> future, AggregateId aggregate) {
        future.completeExceptionally(
                new IllegalStateException("Expected a form that is known here but not so at " + aggregate));
    }

    /** One follower at one aggregate. */
    public final class Following implements AutoCloseable {
        private final AggregateId aggregate;
        private final long atLeast;
        private final Follower follower;
        private @Nullable Waiting opening;
        private volatile boolean ended;

        private Following(AggregateId aggregate, long atLeast, Follower follower) {
            this.aggregate = aggregate;
            this.atLeast = atLeast;
            this.follower = follower;
        }

        private void begin(Room<C> room) {
            if (!ended) {
                Waiting waiter = new Waiting(atLeast, _ -> room.follow(follower), follower::stopped);
                opening = waiter;
                room.await(waiter);
            }
        }

        /** Ends it; nothing is told once the lane has seen this. */
        @Override
        public void close() {
            ended = true;
            inRoomIfAny(aggregate, this::end);
        }

        private void end(Room<C> room) {
            Waiting waiter = opening;
            if (waiter != null) {
                room.forget(waiter);
            }
            room.unfollow(follower);
        }
    }
}
