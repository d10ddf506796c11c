package org.digitalstage.platform.aggregate.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.Rules;
import org.digitalstage.platform.aggregate.Signal;
import org.digitalstage.platform.aggregate.entity.Draft;
import org.digitalstage.platform.aggregate.journal.FollowUp;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.Source;
import org.digitalstage.platform.aggregate.journal.Step;
import org.jspecify.annotations.Nullable;

/**
 * Commands decided in order, each on what the ones before it did, to be written as one entry. What a command is told waits for the
 * entry as soon as anything before it in the batch is not yet stored.
 */
final class Batch<C> {

    private final Rules<C> rules;
    private final EngineSettings settings;
    private final Answered answered;
    private final Faults faults;
    private final List<Step> steps = new ArrayList<>();
    private final List<Told<C>> told = new ArrayList<>();
    private final Map<String, Outcome> here = new HashMap<>();
    private final long seq;
    private final Draft draft;
    private int followUps;
    private int bytes;
    private boolean ended;

    Batch(Rules<C> rules, EngineSettings settings, Replica replica, Faults faults) {
        this.rules = rules;
        this.settings = settings;
        this.answered = replica.answered();
        this.faults = faults;
        this.draft = new Draft(replica.state());
        this.seq = draft.seq() + 1;
    }

    /** Takes and decides commands from the front of the queue until the batch is full or the queue empty. */
    void fill(Queue<C> queue) {
        while (!ended && told.size() < settings.batchCommands() && bytes < settings.batchBytes()) {
            Asked<C> asked = queue.poll();
            if (asked == null) {
                return;
            }
            Outcome outcome = outcome(asked);
            if (steps.isEmpty()) {
                asked.outcome().complete(outcome);
            } else {
                told.add(new Told<>(asked, outcome));
            }
        }
    }

    private Outcome outcome(Asked<C> asked) {
        Command<C> command = asked.command();
        Source source = command.source();
        if (source != null) {
            Place last = draft.carriedOut(source.aggregate());
            if (last.compareTo(source.place()) >= 0) {
                return stored(null, List.of());
            }
            if (last.compareTo(command.after()) < 0) {
                return new Outcome.Early();
            }
        }
        Outcome before = here.getOrDefault(command.id(), answered.to(command.id()));
        if (before != null) {
            return before;
        }
        return asked.past() == Asked.Past.DECIDED ? new Outcome.Doubtful() : decide(asked);
    }

    private Outcome decide(Asked<C> asked) {
        Command<C> command = asked.command();
        boolean written = command.source() != null || asked.past() == Asked.Past.UNCERTAIN;
        try {
            Decision decision = rules.decide(command.body(), draft);
            if (written || !decision.isEmpty()) {
                add(command, decision);
            }
            return note(command, stored(decision.reply(), decision.signals()));
        } catch (Rejected rejected) {
            if (written) {
                // So that follow-ups behind it go on, and another attempt finds it answered.
                add(command, Decision.nothing());
            }
            return command.source() != null
                    ? stored(null, List.of())
                    : new Outcome.Refused(rejected.code(), rejected.sentence());
        } catch (RuntimeException fault) {
            faults.inRule(draft.aggregate(), command.id(), fault);
            return asked.past() == Asked.Past.UNCERTAIN
                    ? new Outcome.Doubtful()
                    : new Outcome.Refused("fault", "Something went wrong here, nothing was changed");
        }
    }

    private Outcome stored(@Nullable Object reply, List<Signal> signals) {
        return new Outcome.Stored(steps.isEmpty() ? seq - 1 : seq, reply, signals);
    }

    private Outcome note(Command<C> command, Outcome outcome) {
        here.put(command.id(), outcome);
        return outcome;
    }

    private void add(Command<C> command, Decision decision) {
        List<FollowUp> asked = new ArrayList<>();
        Map<Object, Place> sending = new HashMap<>();
        for (Decision.Request request : decision.requests()) {
            Place here = new Place(seq, followUps + asked.size());
            Place before = sending.getOrDefault(request.target(), draft.sent(request.target()));
            asked.add(new FollowUp(request.target(), before, request.command()));
            sending.put(request.target(), here);
        }
        Step step =
                new Step(command.id(), command.actor(), decision.changes(), asked, command.source(), decision.reply());
        draft.add(step, seq, followUps);
        followUps += asked.size();
        bytes += Weight.of(step);
        ended = decision.changes().stream().anyMatch(rules::revokes);
        steps.add(step);
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** What is written down: one step per command, each with the changes that did not give way to a later one. */
    List<Step> steps() {
        return Merging.merged(steps, rules, draft);
    }

    List<Told<C>> told() {
        return told;
    }

    /** What a command will be told once the entry is stored. */
    record Told<C>(Asked<C> asked, Outcome outcome) {}
}
