package org.digitalstage.platform.aggregate.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.Rules;
import org.digitalstage.platform.aggregate.entity.State;
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
    private final long seq;
    private State draft;
    private int followUps;
    private int bytes;

    Batch(Rules<C> rules, EngineSettings settings, Replica replica, Faults faults) {
        this.rules = rules;
        this.settings = settings;
        this.answered = replica.answered();
        this.faults = faults;
        this.draft = replica.state();
        this.seq = draft.seq() + 1;
    }

    /** Takes and decides commands from the front of the queue until the batch is full or the queue empty. */
    void fill(ArrayDeque<Asked<C>> queue) {
        while (told.size() < settings.batchCommands() && bytes < settings.batchBytes()) {
            Asked<C> asked = queue.poll();
            if (asked == null) {
                return;
            }
            Outcome outcome = decide(asked.command());
            if (steps.isEmpty()) {
                asked.outcome().complete(outcome);
            } else {
                told.add(new Told<>(asked, outcome));
            }
        }
    }

    private Outcome decide(Command<C> command) {
        Answered.Answer answer = answered.to(command.id());
        if (answer != null) {
            return repeated(answer);
        }
        Source source = command.source();
        if (source != null) {
            Place last = draft.carriedOut().getOrDefault(source.aggregate(), Place.NONE);
            if (last.compareTo(source.place()) >= 0) {
                return stored(null, List.of());
            }
            if (last.compareTo(command.after()) < 0) {
                return new Outcome.Early();
            }
        }
        return decideNow(command);
    }

    static Outcome repeated(Answered.Answer answer) {
        Step step = answer.step();
        return step == null ? new Outcome.Doubtful() : new Outcome.Stored(answer.seq(), step.reply(), List.of());
    }

    private Outcome decideNow(Command<C> command) {
        try {
            Decision decision = rules.decide(command.body(), draft);
            if (!decision.isEmpty() || command.source() != null) {
                add(command, decision);
            }
            return stored(decision.reply(), decision.signals());
        } catch (Rejected rejected) {
            if (command.source() != null) {
                // The refusal of a follow-up is an outcome: it is recorded, so that the ones behind it go on.
                add(command, Decision.nothing());
                return stored(null, List.of());
            }
            return new Outcome.Refused(rejected.code(), rejected.sentence());
        } catch (RuntimeException fault) {
            faults.inRule(draft.aggregate(), command.id(), fault);
            return new Outcome.Refused("fault", "Something went wrong here, nothing was changed");
        }
    }

    private Outcome stored(@Nullable Object reply, List<org.digitalstage.platform.aggregate.Signal> signals) {
        return new Outcome.Stored(steps.isEmpty() ? seq - 1 : seq, reply, signals);
    }

    private void add(Command<C> command, Decision decision) {
        List<FollowUp> asked = new ArrayList<>();
        State sending = draft;
        for (Decision.Request request : decision.requests()) {
            Place before = sending.sent().getOrDefault(request.target(), Place.NONE);
            FollowUp followUp = new FollowUp(request.target(), before, request.command());
            sending = sending.sent(request.target(), new Place(seq, followUps + asked.size()));
            asked.add(followUp);
        }
        Step step =
                new Step(command.id(), command.actor(), decision.changes(), asked, command.source(), decision.reply());
        draft = draft.with(step, seq, followUps);
        followUps += asked.size();
        bytes += Weight.of(step);
        steps.add(step);
    }

    List<Step> steps() {
        return steps;
    }

    List<Told<C>> told() {
        return told;
    }

    /** What a command will be told once the entry is stored. */
    record Told<C>(Asked<C> asked, Outcome outcome) {}
}
