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
import org.jspecify.annotations.Nullable;

/**
 * Commands passed to the instance that keeps winning this aggregate. Until all are answered nothing else is decided here, so the order of
 * a session's commands stays; and they are answered in their order, each not before this replica holds what the answer rests on.
 * On the aggregate's lane only.
 */
final class Handover<C> {

    private final AggregateId aggregate;
    private final Favour favour;
    private final Engine<C> engine;
    private final Map<String, Out<C>> out = new LinkedHashMap<>();
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
        passed.forEach(asked -> out.put(asked.command().id(), new Out<>(asked)));
        List<Command<C>> commands = passed.stream().map(Asked::command).toList();
        engine.mail().pass(favour.favourite(), aggregate, commands);
        return true;
    }

    /** What the winner says became of them, on its state {@code seq}; false if that is not here yet. */
    boolean answered(List<Answer> answers, long seq, long held) {
        for (Answer answer : answers) {
            Out<C> passed = out.get(answer.command());
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
            Out<C> passed = out.get(step.command());
            if (passed != null && passed.answer == null) {
                passed.answer = new Outcome.Stored(entry.seq(), step.reply(), List.of());
                passed.seq = entry.seq();
            }
        }
        tell(entry.seq());
    }

    private boolean isAllOurs(Entry entry) {
        return entry.steps().stream().allMatch(step -> out.containsKey(step.command()));
    }

    private void tell(long held) {
        Iterator<Out<C>> front = out.values().iterator();
        while (front.hasNext()) {
            Out<C> passed = front.next();
            Outcome answer = passed.answer;
            if (answer == null || passed.seq > held) {
                return;
            }
            front.remove();
            passed.asked.outcome().complete(answer);
        }
    }

    /** Takes back what the winner did not answer in time; true if anything changed. */
    boolean takeBack(Queue<C> queue, long now) {
        if (out.isEmpty() || now - passedAt < engine.settings().handover().toNanos()) {
            return false;
        }
        favour.disappoint();
        boolean decided = now - passedAt > engine.settings().remembered().toNanos() / 2;
        List<Asked<C>> back = new ArrayList<>();
        for (Out<C> passed : new ArrayList<>(out.values()).reversed()) {
            // What came after was decided, so this was too.
            decided |= passed.answer != null;
            if (passed.answer instanceof Outcome.Refused refused) {
                passed.asked.outcome().complete(refused);
            } else {
                back.addFirst(takenBack(passed.asked, decided));
            }
        }
        queue.giveBack(back);
        out.clear();
        return true;
    }

    private Asked<C> takenBack(Asked<C> asked, boolean decided) {
        long deadline = engine.now() + engine.settings().contention().toNanos();
        return asked.again(decided ? Asked.Past.DECIDED : Asked.Past.UNCERTAIN, deadline);
    }

    /** What became of one command that was passed. */
    record Answer(String command, Outcome outcome) {}

    /** One command that was passed, and its answer while that waits for its turn. */
    private static final class Out<C> {
        private final Asked<C> asked;
        private @Nullable Outcome answer;
        private long seq;

        Out(Asked<C> asked) {
            this.asked = asked;
        }
    }
}
