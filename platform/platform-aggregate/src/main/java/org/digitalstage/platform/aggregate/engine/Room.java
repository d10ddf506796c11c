package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.jspecify.annotations.Nullable;

/**
 * One aggregate in this instance: its replica, its mailbox, and how the replica is kept up with the journal. Everything but
 * {@link #held()} happens on the aggregate's lane.
 */
final class Room<C> {

    private static final Duration OPEN_AGAIN = Duration.ofMillis(250);

    private final AggregateId aggregate;
    private final Engine<C> engine;
    private final Executor lane;
    private final Mailbox<C> mailbox;
    private final List<Waiting> waiting = new ArrayList<>();
    private volatile @Nullable Replica replica;
    private boolean opening;
    private boolean reading;
    private boolean readAgain;
    private boolean closed;
    private @Nullable Entry suspect;
    private long usedAt;

    Room(AggregateId aggregate, Engine<C> engine) {
        this.aggregate = aggregate;
        this.engine = engine;
        this.lane = engine.around().lanes().apply(aggregate);
        this.mailbox = new Mailbox<>(this, engine);
        this.usedAt = engine.now();
    }

    AggregateId aggregate() {
        return aggregate;
    }

    Executor lane() {
        return lane;
    }

    @Nullable
    Replica replica() {
        return replica;
    }

    /** The state as it stands, from any thread; {@code null} while it is not read yet. */
    @Nullable
    State held() {
        Replica current = replica;
        return current == null ? null : current.state();
    }

    boolean isClosed() {
        return closed;
    }

    void ask(Asked<C> asked) {
        usedAt = engine.now();
        open();
        mailbox.ask(asked);
    }

    /** Runs {@code ready} in one step of the lane as soon as the replica is read and holds at least entry {@code seq}. */
    void whenAt(long seq, Runnable ready) {
        usedAt = engine.now();
        Replica current = replica;
        if (current != null && current.state().seq() >= seq) {
            ready.run();
            return;
        }
        waiting.add(new Waiting(seq, ready));
        if (current == null) {
            open();
        } else {
            catchUp();
        }
    }

    void follow(Follower follower) {
        Replica current = replica;
        if (current != null) {
            current.add(follower);
        }
    }

    void unfollow(Follower follower) {
        usedAt = engine.now();
        Replica current = replica;
        if (current != null) {
            current.remove(follower);
        }
    }

    private void open() {
        if (replica == null && !opening) {
            opening = true;
            engine.ports().distribution().follow(aggregate);
            read();
        }
    }

    private void read() {
        engine.opening().open(aggregate).whenCompleteAsync(this::opened, lane);
    }

    private void opened(Opening.@Nullable Opened opened, @Nullable Throwable fault) {
        if (opened == null) {
            engine.faults().inStore(aggregate, "open", fault == null ? new IllegalStateException() : fault);
            mailbox.refuseAll();
            engine.later(engine.around().jittered(OPEN_AGAIN), lane, this::read);
            return;
        }
        opening = false;
        Replica current = replica;
        if (current == null) {
            replica = new Replica(opened);
        } else {
            engine.faults().restarted(aggregate);
            current.restart(opened);
        }
        advanced();
        mailbox.pump();
    }

    /** An entry that came over the fast path. */
    void received(Entry entry) {
        Replica current = replica;
        if (current == null || entry.seq() <= current.state().seq()) {
            return;
        }
        if (current.expects(entry)) {
            apply(current, entry);
            mailbox.pump();
        } else {
            catchUp();
        }
    }

    /** Our entry stands in the journal; false if this replica cannot say that it holds it. */
    boolean stored(Entry entry) {
        Replica current = replica;
        if (current == null) {
            return false;
        }
        if (current.expects(entry)) {
            apply(current, entry);
            snapshotNowAndThen(current);
            return true;
        }
        boolean held = current.answered().to(entry.steps().getFirst().command()) != null;
        if (!held) {
            catchUp();
        }
        return held;
    }

    /** Another entry has the number we wanted. */
    void lostTo(Entry winner) {
        Replica current = replica;
        if (current != null && current.expects(winner)) {
            apply(current, winner);
        } else {
            suspect = winner;
            catchUp();
        }
    }

    private void apply(Replica current, Entry entry) {
        current.apply(entry);
        mailbox.applied(entry);
        advanced();
    }

    private void advanced() {
        Replica current = replica;
        if (current == null || waiting.isEmpty()) {
            return;
        }
        List<Waiting> ready = waiting.stream()
                .filter(each -> each.seq <= current.state().seq())
                .toList();
        waiting.removeAll(ready);
        ready.forEach(each -> each.ready.run());
    }

    /** Reads from the journal what this replica misses, beginning with the entry it holds, to see that it still stands there. */
    void catchUp() {
        Replica current = replica;
        if (current == null || opening) {
            return;
        }
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        State from = current.state();
        engine.ports()
                .journal()
                .read(aggregate, Math.max(1, from.seq()), Opening.CHUNK)
                .whenCompleteAsync((tail, fault) -> caughtUp(current, from, tail, fault), lane);
    }

    private void caughtUp(Replica current, State from, @Nullable List<Entry> tail, @Nullable Throwable fault) {
        reading = false;
        boolean again = readAgain;
        readAgain = false;
        if (tail == null) {
            engine.faults().inStore(aggregate, "read", fault == null ? new IllegalStateException() : fault);
            return;
        }
        if (from.seq() > 0 && (tail.isEmpty() || !tail.getFirst().entry().equals(from.entry()))) {
            opening = true;
            read();
            return;
        }
        for (Entry entry : tail) {
            if (current.expects(entry)) {
                apply(current, entry);
            }
        }
        judgeSuspect(current);
        if (again || tail.size() == Opening.CHUNK) {
            catchUp();
        }
        mailbox.pump();
    }

    /** Our own entry stands in the journal and the one behind it does not follow it: it is left from another history. */
    private void judgeSuspect(Replica current) {
        Entry winner = suspect;
        suspect = null;
        if (winner != null && winner.seq() == current.state().seq() + 1 && !current.expects(winner)) {
            mailbox.replaces(winner);
        }
    }

    void passedBack(String command, Outcome outcome) {
        Replica current = replica;
        if (outcome instanceof Outcome.Stored stored
                && current != null
                && stored.seq() > current.state().seq()) {
            // The entry answers the command as soon as it is here: nobody is told before those who follow.
            catchUp();
        } else {
            mailbox.passedBack(command, outcome);
        }
    }

    private void snapshotNowAndThen(Replica current) {
        if (current.sinceSnapshot() >= engine.settings().snapshotEvery()) {
            saveSnapshot(current);
        }
    }

    private void saveSnapshot(Replica current) {
        engine.ports().snapshots().save(current.snapshot()).whenComplete((done, fault) -> {
            if (fault != null) {
                engine.faults().inStore(aggregate, "snapshot", fault);
            }
        });
    }

    /** Called now and then: watches what is on its way, and closes the room if nobody needs it; true if it did. */
    boolean tick(long now) {
        mailbox.tick(now);
        Replica current = replica;
        if (current == null
                || isNeeded(current)
                || now - usedAt < engine.settings().idle().toNanos()) {
            return false;
        }
        if (current.sinceSnapshot() > Opening.CHUNK) {
            saveSnapshot(current);
        }
        engine.ports().distribution().unfollow(aggregate);
        closed = true;
        return true;
    }

    private boolean isNeeded(Replica current) {
        return current.isFollowed() || !waiting.isEmpty() || !mailbox.isQuiet() || reading || opening;
    }

    /** Someone who waits for an entry. */
    private record Waiting(long seq, Runnable ready) {}
}
