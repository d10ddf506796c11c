package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
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

    private static final long REST = Duration.ofSeconds(2).toNanos();
    private static final long FAVOUR = Duration.ofMillis(500).toNanos();

    private final AggregateId aggregate;
    private final Engine<C> engine;
    private final Map<String, Out<C>> out = new LinkedHashMap<>();
    private String favourite = "";
    private long favouredAt;
    private long servedAt;
    private long passedAt;
    private boolean resting;

    Handover(AggregateId aggregate, Engine<C> engine) {
        this.aggregate = aggregate;
        this.engine = engine;
        this.servedAt = engine.now() - FAVOUR;
    }

    boolean isOut() {
        return !out.isEmpty();
    }

    int size() {
        return out.size();
    }

    /** Others pass their commands here: passing ours to them would only turn us all in a circle. */
    void serve() {
        servedAt = engine.now();
    }

    /** Passes the queue to an instance that keeps winning, and for a while also what comes next; false if nothing could be passed. */
    boolean pass(ArrayDeque<Asked<C>> queue, String winner) {
        favourite = winner;
        favouredAt = engine.now();
        return passOn(queue);
    }

    /**
     * Passes the front of the queue to the instance that kept winning lately, up to the first command that must stay; false if there is nothing to pass
     * or nobody to pass it to.
     */
    boolean passOn(ArrayDeque<Asked<C>> queue) {
        if (!mayPass(engine.now())) {
            return false;
        }
        List<Asked<C>> passed = new ArrayList<>();
        while (!queue.isEmpty()
                && queue.getFirst().isPassable()
                && passed.size() < engine.settings().batchCommands()) {
            passed.add(queue.removeFirst());
        }
        if (passed.isEmpty()) {
            return false;
        }
        passedAt = engine.now();
        passed.forEach(asked -> out.put(asked.command().id(), new Out<>(asked)));
        engine.mail()
                .pass(favourite, aggregate, passed.stream().map(Asked::command).toList());
        return true;
    }

    private boolean isFavoured() {
        return engine.now() - favouredAt < FAVOUR;
    }

    private boolean mayPass(long now) {
        resting &= now - passedAt < REST;
        return !resting
                && !favourite.isEmpty()
                && !favourite.equals(engine.boot())
                && isFavoured()
                && now - servedAt >= FAVOUR
                && engine.ports().distribution().well();
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
        if (entry.writer().equals(favourite)
                && !entry.steps().stream().allMatch(step -> out.containsKey(step.command()))) {
            // It still writes for others than us: to write here would only be to beat each other again.
            favouredAt = isFavoured() ? engine.now() : favouredAt;
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
    boolean takeBack(ArrayDeque<Asked<C>> queue, long now) {
        if (out.isEmpty() || now - passedAt < engine.settings().handover().toNanos()) {
            return false;
        }
        resting = true;
        boolean tooOld = now - passedAt > engine.settings().remembered().toNanos() / 2;
        boolean laterOneDecided = false;
        for (Out<C> passed : new ArrayList<>(out.values()).reversed()) {
            Outcome answer = passed.answer;
            if (answer instanceof Outcome.Refused) {
                passed.asked.outcome().complete(answer);
            } else {
                boolean decided = tooOld || laterOneDecided || answer != null;
                Asked.Past past = decided ? Asked.Past.DECIDED : Asked.Past.UNCERTAIN;
                long deadline = engine.now() + engine.settings().contention().toNanos();
                queue.addFirst(passed.asked.again(past, deadline));
            }
            laterOneDecided |= answer != null;
        }
        out.clear();
        return true;
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
