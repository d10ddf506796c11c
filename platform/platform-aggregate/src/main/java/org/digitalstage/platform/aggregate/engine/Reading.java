package org.digitalstage.platform.aggregate.engine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Unavailable;
import org.jspecify.annotations.Nullable;

/**
 * Reads for one room, one thing at a time: opens the aggregate, catches up, and sees whether the journal still bears out what the replica holds. A
 * read begins with the entry the replica holds, so each one does all three. On the aggregate's lane only.
 */
final class Reading<C> {

    private static final long NEVER = -1;

    private final Room<C> room;
    private final Engine<C> engine;
    private final Executor lane;
    private List<Runnable> afterThis = new ArrayList<>();
    private List<Runnable> afterNext = new ArrayList<>();
    private boolean busy;
    private boolean again;
    private int failures;
    private long verified = NEVER;
    private long begun;
    private long asOf;

    Reading(Room<C> room, Engine<C> engine) {
        this.room = room;
        this.engine = engine;
        this.lane = room.lane();
        this.begun = engine.now();
        this.asOf = begun;
    }

    /** Whether the journal bore out the replica since contact with the store was last lost. */
    boolean isVerified() {
        return verified == engine.contact().losses();
    }

    boolean isBusy() {
        return busy;
    }

    /** Reads, if nothing has been read so far. */
    void open() {
        if (room.replica() == null && !busy) {
            begin();
        }
    }

    /** Reads what is there from now on: once more, if a read is on its way already. */
    void read() {
        if (busy) {
            again = true;
        } else {
            begin();
        }
    }

    /** Makes sure that the replica is borne out, if nothing is being read already. */
    void verify() {
        if (!busy) {
            begin();
        }
    }

    /** Runs a task once what stands in the journal from now on was read; not if that fails. */
    void readAndThen(Runnable task) {
        afterNext.add(task);
        read();
    }

    /** When the replica held all that stood in the journal, as far as that is known. */
    long asOf() {
        return asOf;
    }

    /** An entry of this instance was accepted: when it was sent nothing stood there that was not known here. */
    void wasAllKnown(long then) {
        if (then - asOf > 0) {
            asOf = then;
        }
    }

    private void begin() {
        busy = true;
        again = false;
        begun = engine.now();
        afterThis = afterNext;
        afterNext = new ArrayList<>();
        step();
    }

    private void step() {
        Replica current = room.replica();
        if (current == null) {
            openAnew();
        } else {
            catchUp(current, engine.contact().losses());
        }
    }

    private void openAnew() {
        long losses = engine.contact().losses();
        engine.opening()
                .open(room.aggregate())
                .whenCompleteAsync((opened, fault) -> opened(opened, fault, losses), lane);
    }

    private void opened(Opening.@Nullable Opened opened, @Nullable Throwable fault, long losses) {
        if (opened == null) {
            failed("open", fault);
            return;
        }
        verified = losses;
        room.opened(opened);
        done();
    }

    private void catchUp(Replica current, long losses) {
        State from = current.state();
        engine.contact()
                .ask(() -> engine.ports().journal().read(room.aggregate(), Math.max(1, from.seq()), Opening.CHUNK))
                .whenCompleteAsync((tail, fault) -> caughtUp(current, from, losses, tail, fault), lane);
    }

    private void caughtUp(
            Replica current, State from, long losses, @Nullable List<Entry> tail, @Nullable Throwable fault) {
        if (tail == null) {
            failed("read", fault);
        } else if (isOfAnotherHistory(from, tail)) {
            openAnew();
        } else {
            boolean regained = verified != losses;
            verified = losses;
            apply(current, tail);
            if (regained) {
                room.regained();
            }
            if (tail.size() == Opening.CHUNK) {
                step();
            } else {
                done();
            }
        }
    }

    private static boolean isOfAnotherHistory(State from, List<Entry> tail) {
        return from.seq() > 0 && (tail.isEmpty() || !tail.getFirst().entry().equals(from.entry()));
    }

    private void apply(Replica current, List<Entry> tail) {
        for (Entry entry : tail) {
            if (current.expects(entry)) {
                room.apply(entry);
            } else if (entry.seq() == current.state().seq() + 1) {
                // What we hold stands in the journal and this does not follow it: it is left from another history.
                room.orphan(entry);
                return;
            }
        }
    }

    private void done() {
        busy = false;
        failures = 0;
        wasAllKnown(begun);
        List<Runnable> tasks = afterThis;
        afterThis = List.of();
        tasks.forEach(Runnable::run);
        if (again) {
            begin();
        }
        room.wasRead();
    }

    private void failed(String doing, @Nullable Throwable fault) {
        Throwable cause = fault == null ? new IllegalStateException() : requireNonNull(Unavailable.in(fault));
        afterThis = List.of();
        afterNext = new ArrayList<>();
        if (cause instanceof Unavailable) {
            engine.faults().inStore(room.aggregate(), doing, cause);
            engine.later(engine.backOff(failures++), lane, this::retry);
        } else {
            // A form that this version does not know, or a fault of our own: to read it again would not help.
            engine.faults().ours(room.aggregate(), doing, cause);
            busy = false;
            room.stop();
        }
    }

    private void retry() {
        if (room.wantsToRead() || !afterNext.isEmpty()) {
            begin();
        } else {
            busy = false;
        }
    }
}
