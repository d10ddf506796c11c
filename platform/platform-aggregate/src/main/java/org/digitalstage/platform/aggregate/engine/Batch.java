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
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.Source;
import org.jspecify.annotations.Nullable;

/**
 * Commands decided in order, each on what the ones before it did, to be written as one entry. What a command is told waits for the
 * entry as soon as anything before it in the batch is not yet stored; if that is accepted, nobody had written what was not known here. A refusal
 * that waits for no entry must rest on what stood in the journal when it was asked for, or later.
 */
final class Batch<C> {

    private final Rules<C> rules;
    private final EngineSettings settings;
    private final Answered answered;
    private final Faults faults;
    private final List<Settled<C>> told = new ArrayList<>();
    private final Map<String, Outcome> here = new HashMap<>();
    private final Writing<C> writing;
    private final long asOf;
    private boolean needsNews;

    /**
     * An empty one.
     *
     * @param asOf when the replica held all that stood in the journal, as far as that is known
     */
    Batch(Rules<C> rules, EngineSettings settings, Replica replica, long asOf, Faults faults) {
        this.rules = rules;
        this.settings = settings;
        this.answered = replica.answered();
        this.asOf = asOf;
        this.faults = faults;
        this.writing = new Writing<>(rules, replica.state(), faults);
    }

    /** Takes and decides commands from the front of the queue until {@code most} wait for the entry, it is full, or the queue empty. */
    void fill(Queue<C> queue, int most) {
        while (told.size() < most && !writing.isFull(settings.batchBytes())) {
            Asked<C> asked = queue.poll();
            if (asked == null) {
                return;
            }
            Outcome outcome = outcome(asked);
            if (writing.isEmpty() && outcome instanceof Outcome.Refused && asked.since() - asOf > 0) {
                needsNews = true;
                queue.giveBack(List.of(asked));
                return;
            }
            if (writing.isEmpty()) {
                asked.outcome().complete(outcome);
            } else {
                told.add(new Settled<>(asked, outcome));
            }
        }
    }

    private Outcome outcome(Asked<C> asked) {
        Command<C> command = asked.command();
        Source source = command.source();
        if (source != null) {
            Place last = writing.facts().carriedOut(source.aggregate());
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
        if (asked.mayStillCome() && asked.isAnswered()) {
            // Its asker was told that nobody knows: it is not to come from elsewhere behind what he asks for later.
            writing.annul(command);
            return new Outcome.Doubtful();
        }
        return asked.past() == Asked.Past.DECIDED ? new Outcome.Doubtful() : decide(asked);
    }

    private Outcome decide(Asked<C> asked) {
        Command<C> command = asked.command();
        boolean written = command.source() != null || asked.isUncertain();
        try {
            Decision decision = rules.decide(command.body(), writing.facts());
            if (written || !decision.isEmpty()) {
                writing.add(command, decision);
            }
            return note(command, stored(decision.reply(), decision.signals()));
        } catch (Rejected rejected) {
            return refused(asked, rejected.code(), rejected.sentence());
        } catch (RuntimeException fault) {
            faults.inRule(writing.facts().aggregate(), command.id(), fault);
            return asked.isUncertain() ? new Outcome.Doubtful() : Outcome.Refused.fault();
        }
    }

    private Outcome refused(Asked<C> asked, String code, String sentence) {
        Command<C> command = asked.command();
        if (command.source() != null) {
            // So that follow-ups behind it go on.
            writing.add(command, Decision.nothing());
            return stored(null, List.of());
        }
        if (asked.isUncertain()) {
            // So that another attempt finds it answered.
            writing.annul(command);
        }
        return new Outcome.Refused(code, sentence);
    }

    private Outcome stored(@Nullable Object reply, List<Signal> signals) {
        return new Outcome.Stored(writing.lastSeq(), reply, signals);
    }

    private Outcome note(Command<C> command, Outcome outcome) {
        here.put(command.id(), outcome);
        return outcome;
    }

    /** Whether the first that waits would be refused, on a state that may be out of date. */
    boolean needsNews() {
        return needsNews;
    }

    Writing<C> writing() {
        return writing;
    }

    List<Settled<C>> told() {
        return told;
    }

    /** What a command will be told once the entry is stored. */
    record Settled<C>(Asked<C> asked, Outcome outcome) {}
}
