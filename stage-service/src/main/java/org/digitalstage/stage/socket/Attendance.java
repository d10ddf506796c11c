package org.digitalstage.stage.socket;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.fanout.Hall;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.protocol.ServerEvents;
import org.jspecify.annotations.Nullable;

/**
 * Which halls a session is in. One move after the other: the person's aggregate says where to go, and each move ends before the next begins, so
 * that a package never comes after the farewell of a later stage.
 */
public final class Attendance {

    private static final long PATIENCE_SECONDS = 2;

    private final Session session;
    private final Rooms rooms;
    private final Visits visits;
    private CompletionStage<Void> moves = CompletableFuture.completedStage(null);
    private final List<Awaited> awaiting = new CopyOnWriteArrayList<>();
    private @Nullable AggregateId inside;
    private @Nullable AggregateId mix;

    Attendance(Session session, Rooms rooms) {
        this.session = session;
        this.rooms = rooms;
        this.visits = new Visits(session, rooms);
    }

    /** Ends when all moves asked for so far are made. */
    public synchronized CompletionStage<Void> settled() {
        return moves;
    }

    /** Makes a move after all that were asked for before. */
    synchronized void move(Supplier<CompletionStage<Void>> move) {
        moves = moves.thenCompose(done -> visits.isOver() ? CompletableFuture.completedStage(null) : move.get())
                .exceptionally(fault -> null);
    }

    /** The stage is listed for the person now, or in another role than before. */
    void list(Id<Stage> stage, long seq) {
        move(() -> enter(Names.stage(stage), seq, (hall, state) -> {
            if (hall.keys(session).isEmpty()) {
                hall.seat(session, Visibility.of(state, session.user(), false));
                rooms.packages().listing(state, hall.keys(session)).forEach(event -> hall.tell(session, event, state));
            }
        }));
    }

    /** The stage is not listed for the person any more; what it says of that itself, with entry {@code seq}, is told before. */
    void unlist(AggregateId stage, long seq) {
        move(() -> visit(stage, seq, (hall, state) -> hall.leave(session)).thenRun(() -> visits.exit(stage)));
    }

    /** The person is in this stage now, as {@code person} says; {@code farewell} where another membership ended by it. */
    void comeIn(Entity user, State person, boolean farewell) {
        Id<Stage> stage = User.STAGE_ID.require(user);
        move(() -> {
            boolean stays = !farewell && Names.stage(stage).equals(inside);
            return stays
                    ? goInside(stage, user)
                    : leaveInside(person, farewell).thenCompose(done -> goInside(stage, user));
        });
    }

    /** The person is in no stage now, as {@code person} says. */
    void goOut(State person) {
        move(() -> leaveInside(person, inside != null));
    }

    /** The stage {@code from} itself said that the person is not in it any more, on its lane, which is that of the mix. */
    void putOut(AggregateId from) {
        Id<Stage> stage = new Id<>(from.key());
        rooms.halls().now(Names.mix(session.user(), stage), hall -> hall.leave(session));
        State nobody = State.empty(Names.user(session.user()));
        move(() -> from.equals(inside) ? leaveInside(nobody, false) : CompletableFuture.completedStage(null));
    }

    private CompletionStage<Void> goInside(Id<Stage> stage, Entity user) {
        AggregateId of = Names.mix(session.user(), stage);
        AggregateId to = Names.stage(stage);
        mix = of;
        inside = to;
        AtomicLong asked = new AtomicLong();
        return enter(of, 0, (mixHall, mixState) -> {})
                .thenCompose(
                        done -> enter(to, User.JOINED.of(user).orElse(0L), (hall, state) -> asked.set(sent(state, of))))
                .thenCompose(done -> mixIsReady(of, to, asked.get()))
                .thenCompose(done -> visit(to, 0, (hall, state) -> {
                    Set<String> keys = Visibility.of(state, session.user(), true);
                    if (Visibility.isInside(keys, to)) {
                        hall.seat(session, keys);
                        takePackage(hall, state, of, user);
                    }
                }));
    }

    private static long sent(State state, AggregateId target) {
        return state.sent().getOrDefault(target, Place.NONE).seq();
    }

    /** Nobody hears himself on a new device: the package waits for that to be in the mix, but not for ever. */
    private CompletionStage<Void> mixIsReady(AggregateId of, AggregateId stage, long asked) {
        return carriedOut(of, stage, asked)
                .toCompletableFuture()
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** The mix of a stage is on the stage's lane: both are taken as they stand in one step. */
    private void takePackage(Hall<Session> hall, State state, AggregateId of, Entity user) {
        State own = rooms.aggregates().held(of).orElseGet(() -> State.empty(of));
        hall.tell(session, rooms.packages().joined(user, state, own, hall.keys(session), session.dialect()), state);
        rooms.halls().now(of, mixHall -> mixHall.seat(session, Set.of("user/" + session.user())));
        rooms.commands().forgetWhatIsGone(session.user(), state, own);
    }

    /**
     * The last word of a stage is the farewell: in one step it is said, and nothing of what those inside hear, and nothing of the mix, comes
     * behind it. Where no stage is left it is the person's. If it was the stage that put the person out, what it says of that itself is told before.
     */
    private CompletionStage<Void> leaveInside(State person, boolean farewell) {
        AggregateId from = inside;
        AggregateId own = mix;
        inside = null;
        mix = null;
        AtomicBoolean owed = new AtomicBoolean(farewell);
        CompletionStage<Void> out = CompletableFuture.completedStage(null);
        if (from != null && own != null) {
            long seq = person.carriedOut().getOrDefault(from, Place.NONE).seq();
            out = visit(from, seq, (hall, state) -> {
                        // Whoever is not inside any more was told so by the stage.
                        owed.compareAndSet(true, Visibility.isInside(hall.keys(session), from));
                        sayFarewell(owed, hall, state);
                        hall.seat(session, Visibility.of(state, session.user(), false));
                        rooms.halls().now(own, mixHall -> mixHall.leave(session));
                    })
                    .thenRun(() -> visits.exit(own));
        }
        return out.thenCompose(
                done -> visit(Names.user(session.user()), 0, (hall, state) -> sayFarewell(owed, hall, state)));
    }

    /** At once also where what the person's aggregate says is kept back: the stage that comes next is told at once, too. */
    private void sayFarewell(AtomicBoolean owed, Hall<Session> hall, State state) {
        if (owed.getAndSet(false)) {
            hall.tellNow(session, ServerEvents.stageLeft(), state);
        }
    }

    /**
     * Ends when the person's aggregate has carried out what entry {@code seq} of {@code source} asked of it, and this session has made the moves
     * that follow from it.
     */
    CompletionStage<Void> after(AggregateId source, long seq) {
        return carriedOut(Names.user(session.user()), source, seq).thenCompose(done -> settled());
    }

    /** Ends when {@code target}, a hall of this session, has carried out what entry {@code seq} of {@code source} asked of it. */
    CompletionStage<Void> carriedOut(AggregateId target, AggregateId source, long seq) {
        Awaited awaited = new Awaited(target, source, seq, new CompletableFuture<>());
        return enter(target, 0, (hall, state) -> {
                    hall.seat(session, hall.keys(session)); // who holds no keys hears nothing, but is asked to look
                    if (awaited.isIn(state)) {
                        awaited.done().complete(null);
                    } else {
                        awaiting.add(awaited);
                    }
                })
                .thenCompose(done -> awaited.done());
    }

    /** An entry that carries something out was applied. On its lane. */
    void look(State state) {
        awaiting.removeIf(awaited -> awaited.isIn(state) && awaited.done().complete(null));
    }

    /**
     * Looks at what the session sees, each as it stands after all that was told of it so far; never in the midst of a move, and the next one waits for
     * the answer. Looks on another thread, for that may take long. Empty if the session has ended.
     */
    <T> CompletionStage<Optional<T>> look(Function<List<Seen>, T> question) {
        CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
        move(() -> visits.seen().thenApplyAsync(question).thenAccept(found -> answer.complete(Optional.of(found))));
        settled().thenRun(() -> answer.complete(Optional.empty()));
        return answer;
    }

    /** Goes into a hall, if it is not there yet, and does something there in one step of its lane. */
    CompletionStage<Void> enter(AggregateId aggregate, long seq, BiConsumer<Hall<Session>, State> task) {
        return visits.enter(aggregate, seq, task);
    }

    /** The same in a hall where it is already; nothing happens where it is not. */
    CompletionStage<Void> visit(AggregateId aggregate, long seq, BiConsumer<Hall<Session>, State> task) {
        return visits.visit(aggregate, seq, task);
    }

    /** Leaves all halls; the socket is closed. */
    void end() {
        visits.end();
    }
}
