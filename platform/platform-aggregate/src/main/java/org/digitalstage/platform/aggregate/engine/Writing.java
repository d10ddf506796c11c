package org.digitalstage.platform.aggregate.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Rules;
import org.digitalstage.platform.aggregate.entity.Draft;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.FollowUp;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.Step;

/** The next entry while it is written, and what the state becomes with it. */
final class Writing<C> {

    private final Rules<C> rules;
    private final Faults faults;
    private final Draft draft;
    private final long seq;
    private final List<Step> steps = new ArrayList<>();
    private int followUps;
    private int bytes;
    private boolean ended;

    Writing(Rules<C> rules, State on, Faults faults) {
        this.rules = rules;
        this.faults = faults;
        this.draft = new Draft(on);
        this.seq = on.seq() + 1;
    }

    /** The state with all that is written so far. */
    Draft facts() {
        return draft;
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Whether nothing more belongs in this entry. */
    boolean isFull(int mostBytes) {
        return ended || bytes >= mostBytes;
    }

    /** The number of the last entry that {@link #facts} rest on. */
    long lastSeq() {
        return steps.isEmpty() ? seq - 1 : seq;
    }

    /** Writes down that a command is not carried out, so that no other attempt does it. */
    void annul(Command<C> command) {
        add(command, Decision.nothing().reply(Step.ANNULLED));
    }

    void add(Command<C> command, Decision decision) {
        Step step = new Step(
                command.id(),
                command.actor(),
                decision.changes(),
                followUps(decision),
                command.source(),
                decision.reply());
        boolean last = decision.changes().stream().anyMatch(rules::revokes);
        int weight = Weight.of(step);
        // What fails above leaves nothing behind; from here on nothing is asked of the rules.
        draft.add(step, seq, followUps);
        followUps += step.followUps().size();
        bytes += weight;
        ended = last;
        steps.add(step);
    }

    private List<FollowUp> followUps(Decision decision) {
        List<FollowUp> asked = new ArrayList<>();
        Map<AggregateId, Place> sending = new HashMap<>();
        for (Decision.Request request : decision.requests()) {
            Place before = sending.getOrDefault(request.target(), draft.sent(request.target()));
            sending.put(request.target(), new Place(seq, followUps + asked.size()));
            asked.add(new FollowUp(request.target(), before, request.command()));
        }
        return asked;
    }

    /** What is written down: one step per command, each with the changes that did not give way to a later one. */
    List<Step> steps() {
        return Merging.merged(steps, rules, draft, faults);
    }

    /** The state after the entry that this has become. */
    State after(Entry entry) {
        return draft.state(seq, entry.entry());
    }
}
