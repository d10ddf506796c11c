package org.digitalstage.platform.aggregate.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.Rules;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.journal.Step;
import org.jspecify.annotations.Nullable;

/**
 * Lets continuous changes give way to later ones of the same entity in the same entry: the later place stays and holds the fields of both, so the
 * state after the entry is the same. None gives way across another change of that entity or of what owns it, nor across anything that is added or
 * removed. Steps stay, with their ids and replies: all of an entry's commands are answered after all of its changes are told.
 */
final class Merging<C> {

    private final Rules<C> rules;
    private final Facts after;
    private final Map<Entity, Later> later = new HashMap<>();

    private Merging(Rules<C> rules, Facts after) {
        this.rules = rules;
        this.after = after;
    }

    /** The steps of one entry; as they are, if the rules fail. */
    static <C> List<Step> merged(List<Step> steps, Rules<C> rules, Facts after, Faults faults) {
        try {
            return steps.size() < 2 ? steps : new Merging<>(rules, after).merge(steps);
        } catch (RuntimeException fault) {
            faults.inRule(after.aggregate(), "merging", fault);
            return steps;
        }
    }

    /** Goes through all changes from the last to the first. */
    private List<Step> merge(List<Step> steps) {
        List<Step> merged = new ArrayList<>();
        List<List<Change>> places = new ArrayList<>();
        for (Step step : steps.reversed()) {
            List<Change> kept = new ArrayList<>();
            for (Change change : step.changes().reversed()) {
                place(change, kept);
            }
            places.add(kept);
        }
        for (int i = 0; i < steps.size(); i++) {
            merged.add(with(steps.get(i), places.get(steps.size() - 1 - i).reversed()));
        }
        return merged;
    }

    private static Step with(Step step, List<Change> changes) {
        return changes.equals(step.changes())
                ? step
                : new Step(step.command(), step.actor(), changes, step.followUps(), step.source(), step.reply());
    }

    private void place(Change change, List<Change> kept) {
        switch (change) {
            case Change.Changed changed when rules.isContinuous(changed) -> give(changed, kept);
            case Change.Changed(String kind, Id<?> id, var _) -> {
                later.remove(new Entity(kind, id));
                keep(change, id, kept);
            }
            case Change.Added _, Change.Removed _ -> {
                later.clear();
                kept.add(change);
            }
            case Change.Said _ -> kept.add(change);
        }
    }

    private void give(Change.Changed changed, List<Change> kept) {
        Entity entity = new Entity(changed.kind(), changed.id());
        Later there = later.get(entity);
        if (there == null) {
            keep(changed, changed.id(), kept);
            later.put(entity, new Later(kept, kept.size() - 1, rules.parents(changed, after)));
        } else {
            there.take(changed);
        }
    }

    /** A change that stays in its place is not to be crossed by those of what its entity owns. */
    private void keep(Change change, Id<?> id, List<Change> kept) {
        later.values().removeIf(each -> each.parents.contains(id));
        kept.add(change);
    }

    private record Entity(String kind, Id<?> id) {}

    /** The place of a later change that takes what gives way to it. */
    private record Later(List<Change> kept, int index, Collection<? extends Id<?>> parents) {
        void take(Change.Changed earlier) {
            if (kept.get(index) instanceof Change.Changed(String kind, Id<?> id, var fields)) {
                Map<String, @Nullable Object> both = new LinkedHashMap<>(earlier.fields());
                both.putAll(fields);
                kept.set(index, new Change.Changed(kind, id, both));
            }
        }
    }
}
