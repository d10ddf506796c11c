package org.digitalstage.platform.aggregate.entity;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.Step;
import org.jspecify.annotations.Nullable;

/**
 * The state of one aggregate after one entry. Immutable, so any thread may read it; a fold copies only the kinds it touches.
 *
 * @param aggregate whose state this is
 * @param seq number of the last entry folded; 0 before the first
 * @param entry id of that entry; empty before the first
 * @param nextNumber the running number that the next added entity takes; starts with 0, the aggregate's own entity, and grows by one with each
 *     added entity, copies of another aggregate's included
 * @param kinds the entities by the noun of their kind and their id, in the order they were added
 * @param carriedOut per source aggregate, the place of its last follow-up that was carried out here
 * @param sent per target aggregate, the place of the last follow-up that this one sent there
 */
public record State(
        AggregateId aggregate,
        long seq,
        String entry,
        long nextNumber,
        Map<String, Map<Id<?>, Entity>> kinds,
        Map<AggregateId, Place> carriedOut,
        Map<AggregateId, Place> sent)
        implements Facts {

    /** The aggregate before its first entry. */
    public static State empty(AggregateId aggregate) {
        return new State(aggregate, 0, "", 0, Map.of(), Map.of(), Map.of());
    }

    @Override
    public Optional<Entity> find(String kind, Id<?> id) {
        return Optional.ofNullable(kinds.getOrDefault(kind, Map.of()).get(id));
    }

    @Override
    public Collection<Entity> all(String kind) {
        return kinds.getOrDefault(kind, Map.of()).values();
    }

    /** This state with the entry folded in. The caller has checked that it is the next one. */
    public State fold(Entry next) {
        State folded = this;
        int index = 0;
        for (Step step : next.steps()) {
            folded = folded.with(step, next.seq(), index);
            index += step.followUps().size();
        }
        return new State(
                aggregate, next.seq(), next.entry(), folded.nextNumber, folded.kinds, folded.carriedOut, folded.sent);
    }

    /** This state with what one step of entry {@code seq} did; {@code index} follow-ups of that entry came before it. */
    public State with(Step step, long seq, int index) {
        Map<AggregateId, Place> sentNow = sent;
        for (int i = 0; i < step.followUps().size(); i++) {
            sentNow = put(sentNow, step.followUps().get(i).target(), new Place(seq, index + i));
        }
        var source = step.source();
        Map<AggregateId, Place> carriedOutNow =
                source == null ? carriedOut : put(carriedOut, source.aggregate(), source.place());
        State changed = with(step.changes());
        return new State(aggregate, this.seq, entry, changed.nextNumber, changed.kinds, carriedOutNow, sentNow);
    }

    /** This state with a follow-up noted as sent. */
    public State sent(AggregateId target, Place place) {
        return new State(aggregate, seq, entry, nextNumber, kinds, carriedOut, put(sent, target, place));
    }

    /** This state with these changes, under the same number: what a batch looks at before it is written. */
    public State with(List<Change> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        Fold fold = new Fold(kinds, nextNumber);
        changes.forEach(fold::change);
        return new State(aggregate, seq, entry, fold.nextNumber, fold.kinds, carriedOut, sent);
    }

    private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
        Map<K, V> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return Collections.unmodifiableMap(copy);
    }

    /** One pass over some changes: copies each kind it touches once. */
    private static final class Fold {
        private final Map<String, Map<Id<?>, Entity>> kinds;
        private final Set<String> copied = new HashSet<>();
        private long nextNumber;

        Fold(Map<String, Map<Id<?>, Entity>> before, long nextNumber) {
            this.kinds = new LinkedHashMap<>(before);
            this.nextNumber = nextNumber;
        }

        void change(Change change) {
            switch (change) {
                case Change.Added(String kind, Id<?> id, Map<String, @Nullable Object> fields) -> add(kind, id, fields);
                case Change.Changed(String kind, Id<?> id, Map<String, @Nullable Object> fields) ->
                    writable(kind).computeIfPresent(id, (same, entity) -> entity.with(fields));
                case Change.Removed(String kind, Id<?> id) -> writable(kind).remove(id);
                case Change.Said said -> {}
            }
        }

        private void add(String kind, Id<?> id, Map<String, @Nullable Object> fields) {
            writable(kind).put(id, new Entity(kind, id, fields));
            nextNumber++;
        }

        private Map<Id<?>, Entity> writable(String kind) {
            return kinds.compute(kind, (same, entities) -> writable(kind, entities));
        }

        private Map<Id<?>, Entity> writable(String kind, @Nullable Map<Id<?>, Entity> entities) {
            if (entities == null) {
                copied.add(kind);
                return new LinkedHashMap<>();
            }
            return copied.add(kind) ? new LinkedHashMap<>(entities) : entities;
        }
    }
}
