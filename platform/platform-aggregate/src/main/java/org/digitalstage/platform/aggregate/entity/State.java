package org.digitalstage.platform.aggregate.entity;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.Step;

/**
 * The state of one aggregate after one entry. Never changed once made, so any thread may read it; a fold copies only the kinds it touches.
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
        return Collections.unmodifiableCollection(
                kinds.getOrDefault(kind, Map.of()).values());
    }

    /** Whether {@code next} is the entry that comes after this state. */
    public boolean expects(Entry next) {
        return next.seq() == seq + 1 && next.prev().equals(entry);
    }

    /** This state with the entry folded in. The caller has checked that it is the next one. */
    public State fold(Entry next) {
        Draft draft = new Draft(this);
        int index = 0;
        for (Step step : next.steps()) {
            draft.add(step, next.seq(), index);
            index += step.followUps().size();
        }
        return draft.state(next.seq(), next.entry());
    }

    /** This state with these changes, under the same number. */
    public State with(List<Change> changes) {
        Draft draft = new Draft(this);
        draft.add(changes);
        return draft.state(seq, entry);
    }
}
