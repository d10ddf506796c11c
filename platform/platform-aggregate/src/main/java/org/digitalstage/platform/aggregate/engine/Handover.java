package org.digitalstage.platform.aggregate.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Step;

/**
 * Commands passed to the instance that keeps winning this aggregate. Until all are answered nothing else is decided here, so the order of
 * a session's commands stays. On the aggregate's lane only.
 */
final class Handover<C> {

    private final AggregateId aggregate;
    private final Engine<C> engine;
    private final Map<String, Asked<C>> out = new LinkedHashMap<>();
    private long until;

    Handover(AggregateId aggregate, Engine<C> engine) {
        this.aggregate = aggregate;
        this.engine = engine;
    }

    boolean isOut() {
        return !out.isEmpty();
    }

    /** Passes the front of the queue, up to the first command that was passed before. */
    void pass(ArrayDeque<Asked<C>> queue, String winner) {
        List<Asked<C>> passed = new ArrayList<>();
        while (!queue.isEmpty()
                && queue.getFirst().passable()
                && passed.size() < engine.settings().batchCommands()) {
            passed.add(queue.removeFirst());
        }
        if (!passed.isEmpty()) {
            until = engine.now() + engine.settings().handover().toNanos();
            passed.forEach(asked -> out.put(asked.command().id(), asked));
            engine.mail()
                    .pass(winner, aggregate, passed.stream().map(Asked::command).toList());
        }
    }

    void answered(String command, Outcome outcome) {
        Asked<C> asked = out.remove(command);
        if (asked != null) {
            asked.outcome().complete(outcome);
        }
    }

    void applied(Entry entry) {
        if (isOut()) {
            for (Step step : entry.steps()) {
                answered(step.command(), new Outcome.Stored(entry.seq(), step.reply(), List.of()));
            }
        }
    }

    /** Takes back what the winner did not answer in time; true if anything changed. */
    boolean takeBack(ArrayDeque<Asked<C>> queue, long now) {
        if (!isOut() || until - now > 0) {
            return false;
        }
        long deadline = now + engine.settings().contention().toNanos();
        new ArrayList<>(out.values()).reversed().forEach(asked -> queue.addFirst(asked.passedBefore(deadline)));
        out.clear();
        return true;
    }
}
