package org.digitalstage.platform.aggregate.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Step;

/**
 * Commands passed to the instance that keeps winning this aggregate. Until all are answered nothing else is decided here, so the order of
 * a session's commands stays; and they are answered in their order, each not before this replica holds what the answer rests on.
 * On the aggregate's lane only.
 */
final class Handover<C> {

    private final AggregateId aggregate;
    private final Favour favour;
    private final Engine<C> engine;
    private final Map<String, Passed<C>> out = new LinkedHashMap<>();
    private long passedAt;

    Handover(AggregateId aggregate, Favour favour, Engine<C> engine) {
        this.aggregate = aggregate;
        this.favour = favour;
        this.engine = engine;
    }

    boolean isOut() {
        return !out.isEmpty();
    }

    int size() {
        return out.size();
    }

    /** Passes the front of the queue to the favourite, up to the first command that must stay; false if nothing is passed. */
    boolean pass(Queue<C> queue) {
        if (!favour.isShown()) {
            return false;
        }
        List<Asked<C>> passed = queue.passable(engine.settings().batchCommands());
        if (passed.isEmpty()) {
            return false;
        }
        passedAt = engine.now();
        passed.forEach(asked -> out.put(asked.command().id(), new Passed<>(asked)));
        send(passed.stream().map(Asked::command).toList());
        return true;
    }

    /** If it cannot be sent, it is taken back like what was not answered. */
    private void send(List<Command<C>> commands) {
        try {
            engine.mail().pass(favour.favourite(), aggregate, commands);
        } catch (RuntimeException fault) {
            engine.faults().inStore(aggregate, "pass", fault);
        }
    }

    /** What the winner says became of them, on its state {@code seq}; false if that is not here yet. */
    boolean answered(List<PassedAnswer> answers, long seq, long held) {
        for (PassedAnswer answer : answers) {
            Passed<C> passed = out.get(answer.command());
            // The winner's doubt is no answer: the journal will tell.
            if (passed != null && !(answer.outcome() instanceof Outcome.Doubtful)) {
                passed.answer = answer.outcome();
                passed.seq = seq;
            }
        }
        tell(held);
        return held >= seq;
    }

    void applied(Entry entry) {
        if (entry.writer().equals(favour.favourite()) && !isAllOurs(entry)) {
            favour.keep();
        }
        if (out.isEmpty()) {
            return;
        }
        for (Step step : entry.steps()) {
            Passed<C> passed = out.get(step.command());
            if (passed != null) {
                // A follow-up is carried out from wherever it is found: that says nothing of what was passed before it.
                passed.isWritten = passed.asked().command().source() == null;
            }
            if (passed != null && passed.answer == null) {
                passed.answer = step.isAnnulled()
                        ? new Outcome.Doubtful()
                        : new Outcome.Stored(entry.seq(), step.reply(), List.of());
                passed.seq = entry.seq();
            }
        }
        tell(entry.seq());
    }

    private boolean isAllOurs(Entry entry) {
        return entry.steps().stream().allMatch(step -> out.containsKey(step.command()));
    }

    private void tell(long held) {
        Iterator<Passed<C>> front = out.values().iterator();
        while (front.hasNext()) {
            Passed<C> passed = front.next();
            Outcome answer = passed.answer;
            if (answer == null || passed.seq > held) {
                return;
            }
            front.remove();
            passed.asked().outcome().complete(answer);
        }
    }

    /** Takes back what the winner did not answer in time; true if anything changed. */
    boolean takeBack(Queue<C> queue, long now) {
        if (out.isEmpty() || now - passedAt < engine.settings().handover().toNanos()) {
            return false;
        }
        takeBack(queue);
        return true;
    }

    /** Takes back all that was not answered. */
    void takeBack(Queue<C> queue) {
        favour.disappoint();
        boolean decided =
                engine.now() - passedAt > engine.settings().remembered().toNanos() / 2;
        long deadline = engine.now() + engine.settings().contention().toNanos();
        List<Asked<C>> back = new ArrayList<>();
        for (Passed<C> passed : new ArrayList<>(out.values()).reversed()) {
            // What came after stands in the journal, so this was decided, and refused if it is not there.
            decided |= passed.isWritten;
            passed.takenBack(decided, deadline).ifPresent(back::addFirst);
        }
        queue.giveBack(back);
        out.clear();
    }

    /** What became of one command that was passed. */
    record PassedAnswer(String command, Outcome outcome) {}
}
