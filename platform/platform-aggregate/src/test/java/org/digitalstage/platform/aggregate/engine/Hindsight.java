package org.digitalstage.platform.aggregate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Draft;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Step;

/**
 * Whether what a command was told, without anything being written down, follows from what stands in the journal: from the state behind some step, not later
 * than now; what it was told to read, not earlier than anyone held when it was asked, and a refusal not earlier than what stood there then. A refusal that was
 * decided on what is not stored, or not any more, does not.
 */
final class Hindsight {

    private static final Set<String> CODES = Set.of("poor", "full", "empty");

    private final BoxRules rules = new BoxRules();
    private final World world;
    private final AggregateId box;
    private final Order order;
    private final long from;
    private final long head;
    private final int restores;

    Hindsight(World world, AggregateId box, Order order) {
        this.world = world;
        this.box = box;
        this.order = order;
        this.restores = world.restores;
        this.head = world.entries(box).size();
        this.from = world.instances.stream()
                .filter(Instance::isAlive)
                .mapToLong(this::heldBy)
                .min()
                .orElse(0);
    }

    /** Where a replica stands; at the beginning, if it does not stand in the journal (any more). */
    private long heldBy(Instance instance) {
        return instance.aggregates
                .held(box)
                .filter(state -> state.entry()
                        .equals(Optional.ofNullable(world.store.entries(box).get(state.seq()))
                                .map(Entry::entry)
                                .orElse("")))
                .map(State::seq)
                .orElse(0L);
    }

    void mustExplain(String id, Outcome outcome) {
        if (world.restores > restores) {
            return;
        }
        switch (outcome) {
            case Outcome.Refused(String code, var _)
            when CODES.contains(code) ->
                world.require(
                        isSoOnce(head, facts -> isRefused(code, facts)), id + " was refused on what is not stored");
            case Outcome.Stored(var _, Object coins, var _)
            when order.verb().equals("ask") && coins != null ->
                world.require(isSoOnce(from, facts -> coins.equals(asked(facts))), id + " was told what is not stored");
            case Outcome.Stored _, Outcome.Refused _, Outcome.Doubtful _, Outcome.Early _ -> {}
        }
    }

    private boolean isRefused(String code, Facts facts) {
        try {
            rules.decide(order, facts);
            return false;
        } catch (Rejected rejected) {
            return rejected.code().equals(code);
        }
    }

    private Object asked(Facts facts) {
        Object reply = rules.decide(order, facts).reply();
        return reply == null ? "" : reply;
    }

    private boolean isSoOnce(long since, Predicate<Facts> condition) {
        State state = State.empty(box);
        List<Entry> entries = new ArrayList<>(world.entries(box));
        for (Entry entry : entries) {
            if (entry.seq() > since && isSoWithin(state, entry, condition)) {
                return true;
            }
            state = state.fold(entry);
        }
        return condition.test(state);
    }

    private static boolean isSoWithin(State before, Entry entry, Predicate<Facts> condition) {
        Draft draft = new Draft(before);
        for (Step step : entry.steps()) {
            if (condition.test(draft)) {
                return true;
            }
            draft.add(step.changes());
        }
        return false;
    }
}
