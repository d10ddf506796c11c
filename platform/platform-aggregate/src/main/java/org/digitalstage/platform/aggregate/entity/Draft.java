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
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.Source;
import org.digitalstage.platform.aggregate.journal.Step;
import org.jspecify.annotations.Nullable;

/**
 * The state of one aggregate while steps are added to it, under the number of the entry it began with. What is not touched is shared with that
 * state, what is touched is copied once. Rules look at it while they decide and never keep it.
 */
public final class Draft implements Facts {

    private final State before;
    private final Set<String> copied = new HashSet<>();
    private Map<String, Map<Id<?>, Entity>> kinds;
    private Map<AggregateId, Place> carriedOut;
    private Map<AggregateId, Place> sent;
    private long nextNumber;

    public Draft(State before) {
        this.before = before;
        this.kinds = before.kinds();
        this.carriedOut = before.carriedOut();
        this.sent = before.sent();
        this.nextNumber = before.nextNumber();
    }

    @Override
    public AggregateId aggregate() {
        return before.aggregate();
    }

    @Override
    public long seq() {
        return before.seq();
    }

    @Override
    public Optional<Entity> find(String kind, Id<?> id) {
        return Optional.ofNullable(kinds.getOrDefault(kind, Map.of()).get(id));
    }

    @Override
    public Collection<Entity> all(String kind) {
        return Collections.unmodifiableCollection(
                kinds.getOrDefault(kind, Map.of()).values());
    }

    @Override
    public long nextNumber() {
        return nextNumber;
    }

    /** The place of the last follow-up of {@code source} that was carried out here. */
    public Place carriedOut(AggregateId source) {
        return carriedOut.getOrDefault(source, Place.NONE);
    }

    /** The place of the last follow-up that was sent to {@code target}. */
    public Place sent(AggregateId target) {
        return sent.getOrDefault(target, Place.NONE);
    }

    /** Adds what one step of entry {@code seq} did; {@code index} follow-ups of that entry came before it. */
    public void add(Step step, long seq, int index) {
        for (int i = 0; i < step.followUps().size(); i++) {
            noteSent(step.followUps().get(i).target(), new Place(seq, index + i));
        }
        Source source = step.source();
        if (source != null) {
            noteCarriedOut(source);
        }
        add(step.changes());
    }

    /** Adds changes in order. */
    public void add(List<Change> changes) {
        changes.forEach(this::add);
    }

    /** What this has become, as the state after the entry with this number and id; nothing may be added afterwards. */
    public State state(long seq, String entry) {
        return new State(before.aggregate(), seq, entry, nextNumber, kinds, carriedOut, sent);
    }

    private void add(Change change) {
        switch (change) {
            case Change.Added(String kind, Id<?> id, Map<String, @Nullable Object> fields) -> {
                writable(kind).put(id, new Entity(kind, id, fields));
                nextNumber++;
            }
            case Change.Changed(String kind, Id<?> id, Map<String, @Nullable Object> fields) ->
                writable(kind).computeIfPresent(id, (same, entity) -> entity.with(fields));
            case Change.Removed(String kind, Id<?> id) -> writable(kind).remove(id);
            case Change.Said _ -> {}
        }
    }

    @SuppressWarnings("ReferenceEquality") // whether the maps are still those of the state before
    private Map<Id<?>, Entity> writable(String kind) {
        if (kinds == before.kinds()) {
            kinds = new LinkedHashMap<>(kinds);
        }
        if (copied.add(kind)) {
            kinds.put(kind, Entities.copyOf(kinds.getOrDefault(kind, Map.of())));
        }
        return kinds.getOrDefault(kind, Map.of());
    }

    @SuppressWarnings("ReferenceEquality") // whether the map is still that of the state before
    private void noteSent(AggregateId target, Place place) {
        if (sent == before.sent()) {
            sent = new LinkedHashMap<>(sent);
        }
        sent.put(target, place);
    }

    @SuppressWarnings("ReferenceEquality") // whether the map is still that of the state before
    private void noteCarriedOut(Source source) {
        if (carriedOut == before.carriedOut()) {
            carriedOut = new LinkedHashMap<>(carriedOut);
        }
        carriedOut.put(source.aggregate(), source.place());
    }
}
