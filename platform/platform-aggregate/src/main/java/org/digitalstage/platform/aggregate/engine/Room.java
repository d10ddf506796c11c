package org.digitalstage.platform.aggregate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.jspecify.annotations.Nullable;

/**
 * One aggregate in this instance: its replica, its mailbox, its reading, and those who wait for an entry. Everything but {@link #held()} happens on
 * the aggregate's lane.
 */
final class Room<C> {

    private final AggregateId aggregate;
    private final Engine<C> engine;
    private final Executor lane;
    private final Mailbox<C> mailbox;
    private final Reading<C> reading;
    private final List<Waiting> waiting = new ArrayList<>();
    private volatile @Nullable Replica replica;
    private boolean stirred;
    private boolean closed;
    private long usedAt;

    Room(AggregateId aggregate, Engine<C> engine) {
        this.aggregate = aggregate;
        this.engine = engine;
        this.lane = engine.around().lanes().apply(aggregate);
        this.reading = new Reading<>(this, engine);
        this.mailbox = new Mailbox<>(this, reading, engine);
        this.usedAt = engine.now();
        engine.ports().distribution().follow(aggregate);
    }

    AggregateId aggregate() {
        return aggregate;
    }

    Executor lane() {
        return lane;
    }

    Mailbox<C> mailbox() {
        return mailbox;
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

    /** Whether anything is on its way here that time may end. */
    boolean isStirred() {
        return stirred;
    }

    private void stir() {
        usedAt = engine.now();
        if (!stirred) {
            stirred = true;
            engine.aggregates().stirred(this);
        }
    }

    void ask(Asked<C> asked) {
        stir();
        mailbox.ask(asked);
        reading.open();
    }

    /** Lets {@code waiter} go on, in one step of the lane, as soon as the replica is read and holds at least the entry it waits for. */
    void await(Waiting waiter) {
        stir();
        State state = held();
        if (state != null && state.seq() >= waiter.seq()) {
            tell(() -> waiter.ready(state));
            return;
        }
        waiting.add(waiter);
        reading.read();
    }

    void forget(Waiting waiter) {
        waiting.remove(waiter);
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

    /** Reads once more and then runs the task; not if that fails. */
    void readAndThen(Runnable task) {
        stir();
        reading.readAndThen(task);
    }

    /** The journal has something this replica has not. */
    void catchUp() {
        if (replica != null && !closed) {
            reading.read();
        }
    }

    /** An entry that came over the fast path. */
    void received(Entry entry) {
        Replica current = replica;
        if (current == null || entry.seq() <= current.state().seq()) {
            return;
        }
        if (current.expects(entry) && !engine.contact().isCareful()) {
            apply(entry);
            mailbox.pump();
        } else {
            reading.read();
        }
    }

    /** Folds in the next entry, which stands in the journal. */
    void apply(Entry entry) {
        Replica current = replica;
        if (current != null) {
            current.apply(entry, mailbox.after(current.state(), entry));
            mailbox.applied(entry);
            advanced(current.state());
        }
    }

    /** An entry that does not follow the one we hold, though the journal bears ours out. */
    void orphan(Entry entry) {
        mailbox.replaces(entry);
    }

    /** The journal bears out the replica after contact was lost. */
    void regained() {
        mailbox.regained();
    }

    void opened(Opening.Opened opened) {
        Replica current = replica;
        if (current == null) {
            replica = new Replica(opened, engine.faults());
        } else {
            engine.faults().restarted(aggregate);
            current.restart(opened);
            mailbox.regained();
        }
        advanced(opened.state());
    }

    void wasRead() {
        if (!reading.isVerified() && !mailbox.isQuiet()) {
            reading.verify();
        } else {
            mailbox.pump();
        }
    }

    /** This version cannot read what is written there. */
    void stop() {
        mailbox.stop();
        List<Waiting> ended = List.copyOf(waiting);
        waiting.clear();
        ended.forEach(each -> tell(each::stopped));
        Replica current = replica;
        if (current != null) {
            current.stop();
        }
        close();
    }

    private void advanced(State state) {
        if (waiting.isEmpty()) {
            return;
        }
        List<Waiting> ready =
                waiting.stream().filter(each -> each.seq() <= state.seq()).toList();
        waiting.removeAll(ready);
        ready.forEach(each -> tell(() -> each.ready(state)));
    }

    /** One that fails harms neither the others nor the command whose entry it waited for. */
    private void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException fault) {
            engine.faults().inFollower(aggregate, fault);
        }
    }

    /** Whether anyone waits for what a read brings. */
    boolean wantsToRead() {
        return !waiting.isEmpty() || !mailbox.isQuiet();
    }

    /** Our own entry was folded in: the one who wrote it may write a snapshot too. */
    void snapshotNowAndThen() {
        Replica current = replica;
        int every = engine.settings().snapshotEvery();
        if (current != null && (current.state().seq() % every == 0 || current.sinceSnapshot() >= 2L * every)) {
            saveSnapshot(current);
        }
    }

    private void saveSnapshot(Replica current) {
        if (!reading.isVerified()) {
            return;
        }
        engine.contact()
                .ask(() -> engine.ports().snapshots().save(current.snapshot()))
                .whenComplete((_, fault) -> {
                    if (fault != null) {
                        engine.faults().inStore(aggregate, "snapshot", fault);
                    }
                });
    }

    /** Called now and then: watches what is on its way, and closes the room if nobody needs it. */
    void tick(long now) {
        mailbox.tick(now);
        stirred = wantsToRead();
        Replica current = replica;
        if (!isNeeded(current) && now - usedAt >= idle(current)) {
            if (current != null && current.sinceSnapshot() > Opening.CHUNK) {
                saveSnapshot(current);
            }
            close();
        }
    }

    private void close() {
        if (!closed) {
            closed = true;
            engine.ports().distribution().unfollow(aggregate);
            engine.aggregates().closed(this);
        }
    }

    private boolean isNeeded(@Nullable Replica current) {
        return (current != null && current.isFollowed()) || wantsToRead() || reading.isBusy();
    }

    /** An aggregate that does not exist is asked for by mistake, or on purpose to fill the memory: it goes soon. */
    private long idle(@Nullable Replica current) {
        boolean exists = current != null && current.state().seq() > 0;
        long idle = engine.settings().idle().toNanos();
        return exists ? idle : Math.min(idle, java.time.Duration.ofSeconds(1).toNanos());
    }
}
