package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.List;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;

/**
 * The commands waiting for one aggregate, and the one entry that is on its way. While it is, commands queue; all that queued are then
 * decided in order and appended as the next entry. Nothing is decided on a replica that the journal has not borne out since contact with the
 * store was last lost. On the aggregate's lane only.
 */
final class Mailbox<C> {

    private static final Duration LOSER_WAITS = Duration.ofMillis(1);

    private final Room<C> room;
    private final Reading<C> reading;
    private final Engine<C> engine;
    private final Handover<C> handover;
    private final Sending<C> sending;
    private final Queue<C> queue = new Queue<>();
    private final RollCall<C> rollCall;
    private final Favour favour;
    private boolean waiting;
    private int losses;

    /** So many commands are decided one by one: something in their common entry could not be written. */
    private int alone;

    Mailbox(Room<C> room, Reading<C> reading, Engine<C> engine) {
        this.room = room;
        this.reading = reading;
        this.engine = engine;
        this.rollCall = new RollCall<>(room, queue, engine);
        this.favour = new Favour(engine);
        this.handover = new Handover<>(room.aggregate(), favour, engine);
        this.sending = new Sending<>(this, room.lane(), engine);
    }

    void ask(Asked<C> asked) {
        if (isUnavailable()) {
            asked.refuseUnavailable();
        } else if (queue.size() + handover.size() >= engine.settings().queuedCommands()) {
            asked.refuseBusy();
        } else {
            if (asked.past() == Asked.Past.PASSED_HERE) {
                favour.serve();
            }
            queue.add(asked);
            pump();
        }
    }

    private boolean isUnavailable() {
        return engine.contact().isUnavailable()
                || sending.age() > engine.settings().unavailable().toNanos();
    }

    /** Decides what has queued and sends it off, if nothing else is on its way. */
    void pump() {
        Replica replica = room.replica();
        if (replica == null || queue.isEmpty() || isOccupied()) {
            return;
        }
        if (!reading.isVerified()) {
            reading.verify();
            return;
        }
        if (!rollCall.isDone(this::pump) || handover.pass(queue)) {
            return;
        }
        boolean goOn = true;
        while (goOn && !queue.isEmpty() && !sending.isOut()) {
            Batch<C> batch = new Batch<>(engine.rules(), engine.settings(), replica, reading.asOf(), engine.faults());
            batch.fill(queue, alone > 0 ? 1 : engine.settings().batchCommands());
            alone = Math.max(0, alone - 1);
            goOn = !batch.needsNews();
            send(batch, replica.state());
        }
        if (!goOn) {
            reading.verify(); // one read for all that wait by now, and then they are decided anew
        }
    }

    private void send(Batch<C> batch, State on) {
        Writing<C> writing = batch.writing();
        if (!writing.isEmpty()) {
            Entry entry = engine.entry(on, writing.steps());
            sending.send(new Commit<>(entry, batch.told(), on, writing.after(entry), engine.now()));
        }
    }

    private boolean isOccupied() {
        return sending.isOut() || waiting || handover.isOut() || rollCall.isOut();
    }

    /** Takes the next number with an entry that says nothing, so that no other entry can come to be there. */
    void takeNumber(long seq) {
        Replica replica = room.replica();
        if (replica != null && replica.state().seq() + 1 == seq && !isOccupied() && reading.isVerified()) {
            State on = replica.state();
            Entry nothing = engine.entry(on, List.of());
            sending.send(new Commit<>(nothing, List.of(), on, on.fold(nothing), engine.now()));
        }
    }

    /** The state after the next entry, which stands in the journal. */
    State after(State on, Entry next) {
        return sending.after(on, next);
    }

    /** An entry stands in the journal and was folded in and told here: what waited for it, or cannot come to be any more, is answered. */
    void applied(Entry entry) {
        handover.applied(entry);
        Commit<C> sent = sending.endedBy(entry);
        if (sent != null && sent.is(entry)) {
            stored(sent);
        } else if (sent != null) {
            beaten(sent, entry.writer());
        }
        queue.settleUncertain(entry);
    }

    private void stored(Commit<C> sent) {
        losses = 0;
        reading.wasAllKnown(sent.since());
        sent.tellStored();
        engine.publish(sent.entry());
        if (sent.entry().hasFollowUps()) {
            engine.followUps().carryOut(sent.entry());
        }
        room.snapshotNowAndThen();
    }

    /** The number is taken: what was to be there is decided anew, behind the winner. */
    private void beaten(Commit<C> sent, String winner) {
        losses++;
        queue.giveBack(sent.unanswered());
        engine.dropNote(sent);
        queue.refuse(Asked::refuseBusy, asked -> asked.isLate(engine.now()));
        if (mayPass(winner)) {
            favour.win(winner);
        }
        if (rollCall.isDone(this::pump) && !handover.pass(queue) && losses > 1) {
            waitAndPump();
        }
    }

    /** Of two instances that beat each other, the one with the smaller id is passed to: not both to each other. */
    private boolean mayPass(String winner) {
        int needed = engine.settings().lossesBeforeHandover();
        return losses >= (winner.compareTo(engine.boot()) < 0 ? needed : 4 * needed);
    }

    private void waitAndPump() {
        waiting = true;
        Duration wait = engine.around().jittered(LOSER_WAITS.multipliedBy(Math.min(losses, 8)));
        engine.later(wait, room.lane(), () -> {
            waiting = false;
            pump();
        });
    }

    /** The answer to an append; the entry that stands there is applied, or read if it is not the next one. */
    void accepted(Commit<C> sent) {
        room.apply(sent.entry());
        pump();
    }

    void beatenBy(Entry winner) {
        Replica replica = room.replica();
        if (replica != null && replica.expects(winner)) {
            room.apply(winner);
            pump();
        } else {
            // Another history, ours or theirs: the journal says which.
            sending.hold();
            reading.read();
        }
    }

    /** The same entry is sent again; but if contact was lost meanwhile, the journal is asked what has become of it. */
    void again(Commit<C> sent) {
        if (reading.isVerified()) {
            sending.sendAgain(sent);
        } else {
            reading.verify();
        }
    }

    /** What follows our entry does not belong there: ours takes its place. */
    void replaces(Entry stranger) {
        sending.replaces(stranger);
    }

    /**
     * The journal bears out the replica after contact was lost, and an entry without an answer is not in it. It may still arrive, so its commands are
     * decided anew as uncertain ones. A follow-up is not: whoever sent it must look first whether its source is still there.
     */
    void regained() {
        Commit<C> lost = sending.abandon();
        if (lost != null) {
            List<Asked<C>> unanswered = lost.unanswered();
            queue.giveBack(unanswered.stream()
                    .filter(asked -> asked.command().source() == null)
                    .map(asked -> asked.again(uncertain(asked), asked.deadline()))
                    .toList());
            unanswered.stream()
                    .filter(asked -> asked.command().source() != null)
                    .forEach(Asked::refuseUnavailable);
        }
        queue.refuse(Asked::refuseUnavailable, asked -> asked.past() == Asked.Past.NONE && asked.isLate(engine.now()));
    }

    private static Asked.Past uncertain(Asked<?> asked) {
        return asked.past() == Asked.Past.DECIDED ? Asked.Past.DECIDED : Asked.Past.UNCERTAIN;
    }

    /**
     * The entry cannot be written, for a fault of our own making: to send it again would not help, and must not hold up what stands behind it. If the
     * journal does not say that an earlier attempt came through, its commands are decided anew, each for itself; the one that fails alone is refused.
     */
    void failed(Commit<C> sent, Throwable fault) {
        engine.faults()
                .ours(
                        room.aggregate(),
                        "append of entry " + sent.entry().seq() + " "
                                + sent.entry().entry(),
                        fault);
        reading.readAndThen(() -> {
            if (sending.giveUp(sent)) {
                partWith(sent);
            }
        });
    }

    private void partWith(Commit<C> failed) {
        boolean sure = failed.attempts() == 1;
        if (sure) {
            engine.dropNote(failed);
        }
        List<Asked<C>> commands = failed.unanswered().stream()
                .map(asked -> sure ? asked : asked.again(uncertain(asked), asked.deadline()))
                .toList();
        if (failed.isOfOne()) {
            commands.forEach(Asked::fail);
            commands = commands.stream().filter(Asked::mayStillCome).toList();
        }
        alone = commands.size();
        queue.giveBack(commands);
    }

    void passedBack(List<Handover.PassedAnswer> answers, long seq) {
        if (handover.answered(answers, seq, held())) {
            pump();
        } else {
            reading.read();
        }
    }

    private long held() {
        Replica replica = room.replica();
        return replica == null ? 0 : replica.state().seq();
    }

    /** Called now and then while anything is on its way. */
    void tick(long now) {
        sending.tick(now);
        queue.settleOld(now - engine.settings().remembered().toNanos() / 4 * 3);
        boolean away = isUnavailable();
        long patience = engine.settings().doubt().toNanos();
        queue.refuse(Asked::refuseUnavailable, asked -> away || now - asked.since() > patience);
        if (handover.takeBack(queue, now)) {
            pump();
        }
    }

    /** This version cannot read the aggregate. */
    void stop() {
        Commit<C> lost = sending.abandon();
        if (lost != null) {
            lost.tellDoubt();
        }
        handover.takeBack(queue);
        queue.refuse(
                asked -> asked.refuse("unreadable", "This cannot be read here at the moment, please connect again"),
                asked -> true);
    }

    boolean isQuiet() {
        return queue.isEmpty() && !isOccupied();
    }
}
