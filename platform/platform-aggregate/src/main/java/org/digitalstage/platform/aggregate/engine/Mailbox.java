package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Journal.Appended;
import org.digitalstage.platform.aggregate.journal.Pending;
import org.jspecify.annotations.Nullable;

/**
 * The commands waiting for one aggregate, and the one entry that is on its way. While it is, commands queue; all that queued are then
 * decided in order and appended as the next entry. On the aggregate's lane only.
 */
final class Mailbox<C> {

    private static final Duration FIRST_RETRY = Duration.ofMillis(50);
    private static final Duration LAST_RETRY = Duration.ofSeconds(1);
    private static final Duration LOSER_WAITS = Duration.ofMillis(2);

    private final Room<C> room;
    private final Engine<C> engine;
    private final Handover<C> handover;
    private final ArrayDeque<Asked<C>> queue = new ArrayDeque<>();
    private @Nullable Commit<C> commit;
    private @Nullable Entry orphan;
    private boolean waiting;
    private int losses;

    Mailbox(Room<C> room, Engine<C> engine) {
        this.room = room;
        this.engine = engine;
        this.handover = new Handover<>(room.aggregate(), engine);
    }

    void ask(Asked<C> asked) {
        if (commit != null
                && commit.age(engine.now()) > engine.settings().unavailable().toNanos()) {
            refuseUnavailable(asked);
        } else if (queue.size() >= engine.settings().queuedCommands()) {
            asked.refuse("busy", "Busy, try again");
        } else {
            queue.add(asked);
            pump();
        }
    }

    /** Decides what has queued and sends it off, if nothing else is on its way. */
    void pump() {
        Replica replica = room.replica();
        if (replica == null || commit != null || waiting || handover.isOut()) {
            return;
        }
        while (!queue.isEmpty()) {
            Batch<C> batch = new Batch<>(engine.rules(), engine.settings(), replica, engine.faults());
            batch.fill(queue);
            if (!batch.steps().isEmpty()) {
                Entry entry = engine.entry(replica.state(), batch.steps());
                commit = new Commit<>(entry, batch.told(), engine.now());
                send(commit);
                return;
            }
        }
    }

    private void send(Commit<C> sent) {
        sent.attempt(engine.now());
        CompletionStage<Void> noted = sent.entry().hasFollowUps()
                ? engine.ports().pendings().insert(new Pending(sent.position()))
                : CompletableFuture.completedStage(null);
        noted.thenCompose(done -> write(sent.entry()))
                .whenCompleteAsync((answer, fault) -> answered(sent, answer, fault), room.lane());
    }

    private CompletionStage<Appended> write(Entry entry) {
        Entry stranger = orphan;
        if (stranger == null || stranger.seq() != entry.seq()) {
            return engine.ports().journal().append(entry);
        }
        return engine.ports()
                .journal()
                .replace(stranger.entry(), entry)
                .thenCompose(replaced -> replaced
                        ? CompletableFuture.completedStage(new Appended.Accepted())
                        : engine.ports().journal().append(entry));
    }

    private void answered(Commit<C> sent, @Nullable Appended answer, @Nullable Throwable fault) {
        if (!isCurrent(sent)) {
            return;
        }
        switch (answer) {
            case Appended.Accepted _ -> accepted(sent);
            case Appended.Beaten(Entry by) -> beaten(sent, by);
            case null -> inDoubt(sent, fault);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the very attempt that is meant
    private boolean isCurrent(Commit<C> sent) {
        return commit == sent;
    }

    private void accepted(Commit<C> sent) {
        commit = null;
        orphan = null;
        losses = 0;
        Entry entry = sent.entry();
        boolean told = room.stored(entry);
        if (told) {
            sent.tellStored();
        } else {
            sent.tellDoubt();
        }
        engine.ports().distribution().publish(entry);
        if (entry.hasFollowUps()) {
            engine.followUps().carryOut(entry);
        }
        pump();
    }

    private void beaten(Commit<C> sent, Entry by) {
        commit = null;
        losses++;
        sent.giveBack(queue);
        if (sent.entry().hasFollowUps()) {
            engine.ports().pendings().delete(new Pending(sent.position()));
        }
        room.lostTo(by);
        refuseLate();
        if (losses >= engine.settings().lossesBeforeHandover() && !by.writer().equals(engine.boot())) {
            handover.pass(queue, by.writer());
        }
        waitAndPump();
    }

    private void refuseLate() {
        long now = engine.now();
        queue.removeIf(asked -> {
            boolean late = asked.deadline() - now < 0;
            if (late) {
                asked.refuse("busy", "Busy, try again");
            }
            return late;
        });
    }

    private void waitAndPump() {
        waiting = true;
        Duration wait = engine.around().jittered(LOSER_WAITS.multipliedBy(Math.min(losses, 8)));
        engine.later(wait, room.lane(), () -> {
            waiting = false;
            pump();
        });
    }

    private void inDoubt(Commit<C> sent, @Nullable Throwable fault) {
        if (fault != null) {
            engine.faults().inStore(room.aggregate(), "append", fault);
        }
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(sent.attempts(), 5));
        Duration bounded = wait.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : wait;
        engine.later(engine.around().jittered(bounded), room.lane(), () -> {
            if (isCurrent(sent)) {
                send(sent);
            }
        });
    }

    /** The entry beside which ours cannot stand does not follow what the journal holds: ours takes its place. */
    void replaces(Entry stranger) {
        orphan = stranger;
    }

    /** An entry was applied: it may hold commands that were passed on. */
    void applied(Entry entry) {
        handover.applied(entry);
    }

    void passedBack(String command, org.digitalstage.platform.aggregate.Outcome outcome) {
        handover.answered(command, outcome);
        pump();
    }

    /** Called now and then while anything is on its way. */
    void tick(long now) {
        Commit<C> current = commit;
        if (current != null) {
            watch(current, now);
        }
        if (handover.takeBack(queue, now)) {
            pump();
        }
    }

    private void watch(Commit<C> current, long now) {
        if (current.age(now) > engine.settings().unavailable().toNanos()) {
            queue.forEach(this::refuseUnavailable);
            queue.clear();
        }
        if (current.age(now) > engine.settings().doubt().toNanos()) {
            current.tellDoubt();
        }
        if (current.attemptAge(now) > 2 * engine.settings().unavailable().toNanos()) {
            send(current);
        }
    }

    /** Refuses all that waits: the aggregate cannot be read. */
    void refuseAll() {
        queue.forEach(this::refuseUnavailable);
        queue.clear();
    }

    private void refuseUnavailable(Asked<C> asked) {
        asked.refuse("unavailable", "The store cannot be reached at the moment, nothing was changed");
    }

    boolean isQuiet() {
        return queue.isEmpty() && commit == null && !waiting && !handover.isOut();
    }
}
