package org.digitalstage.platform.journal.sealing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

/** Goes through entries and snapshots, and does one thing with all that is personal there. */
record Rewriting(Personal personal, Turn turn) {

    Entry entry(Entry entry) {
        AggregateId aggregate = entry.aggregate();
        return new Entry(
                aggregate,
                entry.seq(),
                entry.entry(),
                entry.prev(),
                entry.writer(),
                entry.format(),
                entry.time(),
                entry.steps().stream().map(step -> step(aggregate, step)).toList());
    }

    private Step step(AggregateId aggregate, Step step) {
        return new Step(
                step.command(),
                step.actor(),
                step.changes().stream().map(change -> change(aggregate, change)).toList(),
                step.followUps().stream()
                        .map(followUp -> followUp(aggregate, followUp))
                        .toList(),
                step.source(),
                step.reply());
    }

    private Change change(AggregateId aggregate, Change change) {
        return switch (change) {
            case Change.Added(String kind, Id<?> id, Map<String, @Nullable Object> fields) ->
                new Change.Added(kind, id, fields(kind, aggregate, id, fields));
            case Change.Changed(String kind, Id<?> id, Map<String, @Nullable Object> fields) ->
                new Change.Changed(kind, id, fields(kind, aggregate, id, fields));
            case Change.Said(String kind, Map<String, @Nullable Object> fields) ->
                new Change.Said(kind, fields(kind, aggregate, null, fields));
            case Change.Removed removed -> removed;
        };
    }

    private Map<String, @Nullable Object> fields(
            String kind, AggregateId aggregate, @Nullable Id<?> own, Map<String, @Nullable Object> fields) {
        PersonalFields known = personal.of(kind);
        return known == null ? fields : turn.fields(known, personal.about(known, aggregate, own, fields), fields);
    }

    private FollowUp followUp(AggregateId source, FollowUp followUp) {
        Optional<Id<?>> about = personal.about(source, followUp);
        AggregateId target = followUp.target();
        return new FollowUp(target, followUp.after(), turn.command(about, target, followUp.command()));
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
}
