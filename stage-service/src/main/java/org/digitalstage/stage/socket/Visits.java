package org.digitalstage.stage.socket;

import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.fanout.Hall;
import org.digitalstage.stage.model.ListenerOverride;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The halls a session is in, and what is done there on its behalf. */
final class Visits {

    private static final Logger LOG = LoggerFactory.getLogger(Visits.class);

    private final Session session;
    private final Rooms rooms;
    private final Set<AggregateId> entered = new HashSet<>();
    private boolean gone;

    Visits(Session session, Rooms rooms) {
        this.session = session;
        this.rooms = rooms;
    }

    /** What the session sees, each as it stands after all that was told of it so far. */
    CompletionStage<List<Seen>> seen() {
        Queue<Seen> seen = new ConcurrentLinkedQueue<>();
        CompletableFuture<?>[] all = entered().stream()
                .filter(aggregate -> !aggregate.type().equals(ListenerOverride.MIX))
                .map(aggregate -> visit(aggregate, 0, (hall, state) -> see(hall, state, seen)))
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(all).thenApply(_ -> List.copyOf(seen));
    }

    /** A mix is on the lane of its stage: both are seen in one step, as both are left in one. */
    private void see(Hall<Session> hall, State state, Queue<Seen> seen) {
        Set<String> keys = hall.keys(session);
        if (!keys.isEmpty()) {
            seen.add(new Seen(state, keys));
        }
        if (hall.aggregate().type().equals(Names.STAGE)) {
            AggregateId mix =
                    Names.mix(session.user(), new Id<>(hall.aggregate().key()));
            rooms.halls().now(mix, own -> rooms.aggregates().held(mix).ifPresent(held -> see(own, held, seen)));
        }
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
            lead(hall, state, task);
            done.complete(null);
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

    private void lead(Hall<Session> hall, State state, BiConsumer<Hall<Session>, State> task) {
        try {
            if (!isOver()) {
                task.accept(hall, state);
            }
        } catch (RuntimeException fault) {
            LOG.error("A session could not be led: aggregate={}", hall.aggregate(), fault);
            session.connection().drop();
        }
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

    void exit(AggregateId aggregate) {
        boolean was;
        synchronized (this) {
            was = entered.remove(aggregate);
        }
        if (was) {
            rooms.halls().leave(aggregate);
        }
    }

    synchronized boolean isOver() {
        return gone;
    }

    private synchronized List<AggregateId> entered() {
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
