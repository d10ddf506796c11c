package org.digitalstage.platform.journal.sealing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.FollowUp;
import org.digitalstage.platform.aggregate.journal.Snapshot;
import org.digitalstage.platform.aggregate.journal.Step;
import org.jspecify.annotations.Nullable;

/**
 * Goes through entries and snapshots, and does one thing with each value that is personal there. The only way through them, so that whoever looks for
 * keys and whoever seals or opens with them meet the same values. What nothing is done with is not copied.
 */
@SuppressWarnings("ReferenceEquality") // whether it was touched
record Rewriting(Personal personal, Hand hand) {

    /** The only field of a sealed command. */
    private static final String SEALED = "sealed";

    Entry entry(Entry entry) {
        List<Step> steps = each(entry.steps(), step -> step(entry.aggregate(), step));
        return steps == entry.steps()
                ? entry
                : new Entry(
                        entry.aggregate(),
                        entry.seq(),
                        entry.entry(),
                        entry.prev(),
                        entry.writer(),
                        entry.format(),
                        entry.time(),
                        steps);
    }

    private Step step(AggregateId aggregate, Step step) {
        List<Change> changes = each(step.changes(), change -> change(aggregate, change));
        List<FollowUp> followUps = each(step.followUps(), followUp -> followUp(aggregate, followUp));
        return changes == step.changes() && followUps == step.followUps()
                ? step
                : new Step(step.command(), step.actor(), changes, followUps, step.source(), step.reply());
    }

    private Change change(AggregateId aggregate, Change change) {
        return switch (change) {
            case Change.Added(String kind, Id<?> id, Map<String, @Nullable Object> fields) -> {
                Map<String, @Nullable Object> turned = fields(kind, aggregate, id, fields);
                yield turned == fields ? change : new Change.Added(kind, id, turned);
            }
            case Change.Changed(String kind, Id<?> id, Map<String, @Nullable Object> fields) -> {
                Map<String, @Nullable Object> turned = fields(kind, aggregate, id, fields);
                yield turned == fields ? change : new Change.Changed(kind, id, turned);
            }
            case Change.Said(String kind, Map<String, @Nullable Object> fields) -> {
                Map<String, @Nullable Object> turned = fields(kind, aggregate, null, fields);
                yield turned == fields ? change : new Change.Said(kind, turned);
            }
            case Change.Removed removed -> removed;
        };
    }

    private Map<String, @Nullable Object> fields(
            String kind, AggregateId aggregate, @Nullable Id<?> own, Map<String, @Nullable Object> fields) {
        PersonalFields known = personal.of(kind);
        return known == null || !known.speaks(fields)
                ? fields
                : known.with(fields, personal.about(known, aggregate, own, fields), hand);
    }

    private FollowUp followUp(AggregateId source, FollowUp followUp) {
        Map<String, @Nullable Object> command = followUp.command();
        Optional<Id<?>> about = personal.about(source, followUp);
        String place = "command/" + followUp.target();
        Map<String, @Nullable Object> turned;
        if (command.get(SEALED) instanceof byte[] sealed) {
            turned = command(command, sealed, hand.turn(Seal.person(sealed), place, sealed, null));
        } else if (about.isPresent()) {
            turned = command(command, command, hand.turn(about.get(), place, command, null));
        } else {
            return followUp;
        }
        return turned == command ? followUp : new FollowUp(followUp.target(), followUp.after(), turned);
    }

    /** The command that was made of one: sealed, opened, or nobody's any more. */
    @SuppressWarnings("unchecked") // it was one when it was sealed
    private static Map<String, @Nullable Object> command(
            Map<String, @Nullable Object> before, Object value, @Nullable Object turned) {
        if (turned == value) {
            return before;
        }
        return switch (turned) {
            case byte[] sealed -> Map.of(SEALED, sealed);
            case Map<?, ?> opened -> (Map<String, @Nullable Object>) opened;
            case null, default -> Map.of();
        };
    }

    Snapshot snapshot(Snapshot snapshot) {
        State state = snapshot.state();
        Map<String, Map<Id<?>, Entity>> kinds = new LinkedHashMap<>();
        state.kinds().forEach((noun, entities) -> kinds.put(noun, entities(state.aggregate(), noun, entities)));
        return new Snapshot(
                new State(
                        state.aggregate(),
                        state.seq(),
                        state.entry(),
                        state.nextNumber(),
                        kinds,
                        state.carriedOut(),
                        state.sent()),
                snapshot.answered());
    }

    private Map<Id<?>, Entity> entities(AggregateId aggregate, String noun, Map<Id<?>, Entity> entities) {
        if (personal.of(noun) == null) {
            return entities;
        }
        Map<Id<?>, Entity> copy = new LinkedHashMap<>();
        entities.forEach((id, entity) -> copy.put(id, entity(aggregate, entity)));
        return copy;
    }

    @SuppressWarnings("NullAway") // a compact constructor's parameters have no type annotations in class files
    private Entity entity(AggregateId aggregate, Entity entity) {
        return new Entity(entity.kind(), entity.id(), fields(entity.kind(), aggregate, entity.id(), entity.fields()));
    }

    /** The list itself as long as all stay what they are. */
    private static <T> List<T> each(List<T> list, UnaryOperator<T> turn) {
        List<T> turned = list;
        for (int i = 0; i < list.size(); i++) {
            T one = turn.apply(list.get(i));
            if (one != list.get(i)) {
                turned = turned == list ? new ArrayList<>(list) : turned;
                turned.set(i, one);
            }
        }
        return turned;
    }
}
