package org.digitalstage.stage.socket;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.fanout.Hall;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.protocol.ServerEvents;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which halls a session is in. One move after the other: the person's aggregate says where to go, and each move ends before the next begins, so
 * that a package never comes after the farewell of a later stage.
 */
public final class Attendance {

    private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);

    private final Session session;
    private final Rooms rooms;
    private final Set<AggregateId> entered = new HashSet<>();
    private CompletionStage<Void> moves = CompletableFuture.completedStage(null);
    private final List<Awaited> awaiting = new CopyOnWriteArrayList<>();
    private @Nullable AggregateId inside;
    private @Nullable AggregateId mix;
    private boolean gone;

    Attendance(Session session, Rooms rooms) {
        this.session = session;
        this.rooms = rooms;
    }

    /** Ends when all moves asked for so far are made. */
    public synchronized CompletionStage<Void> settled() {
        return moves;
    }

    /** Makes a move after all that were asked for before. */
    synchronized void move(Supplier<CompletionStage<Void>> move) {
        moves = moves.thenCompose(done -> isGone() ? CompletableFuture.completedStage(null) : move.get())
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
        move(() -> visit(stage, seq, (hall, state) -> hall.leave(session)).thenRun(() -> exit(stage)));
    }

    /** The person is in this stage now; {@code farewell} where another membership ended by it. */
    void comeIn(Entity user, boolean farewell) {
        Id<Stage> stage = User.STAGE_ID.require(user);
        move(() -> {
            if (farewell) {
                sayFarewell();
            }
            return leaveInside().thenCompose(done -> goInside(stage, user));
        });
    }

    /** The person is in no stage now. */
    void goOut() {
        move(() -> {
            if (inside != null) {
                sayFarewell();
            }
            return leaveInside();
        });
    }

    private void sayFarewell() {
        SignIns.send(session.connection(), ServerEvents.stageLeft());
    }

    /** The stage {@code from} itself said that the person is not in it any more. */
    void putOut(AggregateId from) {
        move(() -> from.equals(inside) ? leaveInside() : CompletableFuture.completedStage(null));
    }

    private CompletionStage<Void> goInside(Id<Stage> stage, Entity user) {
        AggregateId of = Names.mix(session.user(), stage);
        AggregateId to = Names.stage(stage);
        mix = of;
        inside = to;
        // A mix begins with the member not hearing himself: the package waits for that.
        return enter(of, 1, (mixHall, mixState) -> {})
                .thenCompose(done -> enter(to, User.JOINED.of(user).orElse(0L), (hall, state) -> {
                    Set<String> keys = Visibility.of(state, session.user(), true);
                    if (Visibility.isInside(keys, to)) {
                        hall.seat(session, keys);
                        takePackage(hall, state, of, user);
                    }
                }));
    }

    /** The mix of a stage is on the stage's lane: both are taken as they stand in one step. */
    private void takePackage(Hall<Session> hall, State state, AggregateId of, Entity user) {
        State own = rooms.aggregates().held(of).orElseGet(() -> State.empty(of));
        hall.tell(session, rooms.packages().joined(user, state, own, hall.keys(session)), state);
        rooms.halls().now(of, mixHall -> mixHall.seat(session, Set.of("user/" + session.user())));
        rooms.commands().forgetWhatIsGone(session.user(), state, own);
    }

    private CompletionStage<Void> leaveInside() {
        AggregateId from = inside;
        AggregateId own = mix;
        inside = null;
        mix = null;
        List<CompletionStage<Void>> steps = new ArrayList<>();
        if (from != null) {
            steps.add(visit(from, 0, (hall, state) -> hall.seat(session, Visibility.of(state, session.user(), false))));
        }
        if (own != null) {
            steps.add(visit(own, 0, (hall, state) -> hall.leave(session)).thenRun(() -> exit(own)));
        }
        return steps.stream()
                .reduce(CompletableFuture.completedStage(null), (one, two) -> one.thenCombine(two, (a, b) -> null));
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

    /** Goes into a hall, if it is not there yet, and does something there in one step of its lane. */
    CompletionStage<Void> enter(AggregateId aggregate, long seq, BiConsumer<Hall<Session>, State> task) {
        return inHall(aggregate, seq, task, true);
    }

    /** The same in a hall where it is already; nothing happens where it is not. */
    CompletionStage<Void> visit(AggregateId aggregate, long seq, BiConsumer<Hall<Session>, State> task) {
        return inHall(aggregate, seq, task, false);
    }

    private CompletionStage<Void> inHall(
            AggregateId aggregate, long seq, BiConsumer<Hall<Session>, State> task, boolean mayEnter) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        BiConsumer<Hall<Session>, State> step = (hall, state) -> {
            try {
                if (!isGone()) {
                    task.accept(hall, state);
                }
            } catch (RuntimeException fault) {
                LOG.error("A session could not be led: aggregate={}", aggregate, fault);
                session.connection().drop();
            } finally {
                done.complete(null);
            }
        };
        Runnable unreadable = () -> {
            session.connection().drop();
            done.complete(null);
        };
        if (!isUnderWay(aggregate, seq, step, unreadable, mayEnter)) {
            done.complete(null);
        }
        return done;
    }

    /** Noted and entered in one, so that {@link #end} never leaves a hall that is about to be entered. */
    private synchronized boolean isUnderWay(
            AggregateId aggregate,
            long seq,
            BiConsumer<Hall<Session>, State> step,
            Runnable unreadable,
            boolean mayEnter) {
        if (mayEnter && !gone && entered.add(aggregate)) {
            rooms.halls().enter(aggregate, seq, step, unreadable);
            return true;
        }
        return entered.contains(aggregate) && rooms.halls().step(aggregate, seq, step, unreadable);
    }

    private void exit(AggregateId aggregate) {
        boolean was;
        synchronized (this) {
            was = entered.remove(aggregate);
        }
        if (was) {
            rooms.halls().leave(aggregate);
        }
    }

    private synchronized boolean isGone() {
        return gone;
    }

    /** All halls the session is in. */
    synchronized List<AggregateId> halls() {
        return List.copyOf(entered);
    }

    /** Leaves all halls; the socket is closed. */
    void end() {
        List<AggregateId> left;
        synchronized (this) {
            gone = true;
            left = List.copyOf(entered);
            entered.clear();
        }
        for (AggregateId aggregate : left) {
            Runnable leave = () -> rooms.halls().leave(aggregate);
            rooms.halls()
                    .step(
                            aggregate,
                            0,
                            (hall, state) -> {
                                hall.leave(session);
                                leave.run();
                            },
                            leave);
        }
    }
}
