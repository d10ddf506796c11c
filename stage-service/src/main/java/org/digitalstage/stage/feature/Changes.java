package org.digitalstage.stage.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.stage.model.StageKinds;
import org.jspecify.annotations.Nullable;

/** The changes a rule collects: draws ids, fills in presets, keeps the limits, leaves out what changes nothing. */
final class Changes {

    private final Facts facts;
    private final Id<?> anchor;
    private final List<Change> list = new ArrayList<>();
    private int added;

    /**
     * @param anchor any id of the aggregate
     */
    Changes(Facts facts, Id<?> anchor) {
        this.facts = facts;
        this.anchor = anchor;
    }

    /** The id of the entity that will be added after {@code more} others. */
    Id<?> next(int more) {
        return Id.of(anchor, facts.nextNumber() + added + more);
    }

    /** Adds an entity under the next free id. */
    <K> Entity add(EntityKind<K> kind, Map<String, @Nullable Object> fields) {
        return add(kind, Id.of(anchor, facts.nextNumber() + added), fields);
    }

    /** Adds an entity under an id it has already: the aggregate's own, or a copy from another aggregate. */
    <K> Entity add(EntityKind<K> kind, Id<K> id, Map<String, @Nullable Object> fields) {
        long already = kind.all(facts).size() + count(kind, Change.Added.class) - count(kind, Change.Removed.class);
        if (already >= kind.most()) {
            throw new Rejected(
                    "limit", "Expected at most " + kind.most() + " " + kind.words() + "s but there are as many");
        }
        Change.Added made = kind.added(id, kind.filled(fields));
        added++;
        list.add(made);
        return Entity.of(made);
    }

    private long count(EntityKind<?> kind, Class<? extends Change> of) {
        return list.stream()
                .filter(change -> of.isInstance(change) && change.kind().equals(kind.noun()))
                .count();
    }

    /** Changes those of the given fields that differ. */
    void change(EntityKind<?> kind, Entity entity, Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> differing = kind.differing(entity, given);
        if (!differing.isEmpty()) {
            write(kind, entity, differing);
        }
    }

    /** Writes the given fields, changed or not. */
    void write(EntityKind<?> kind, Entity entity, Map<String, @Nullable Object> fields) {
        kind.limit(entity.with(fields));
        list.add(kind.changed(entity.id(), fields));
    }

    /** Removes an entity and all that belongs to it, leaves first. */
    void remove(EntityKind<?> kind, Id<?> id) {
        StageKinds.ALL.removal(facts, kind, id).stream()
                .filter(change -> !list.contains(change))
                .forEach(list::add);
    }

    void say(Change.Said said) {
        list.add(said);
    }

    List<Change> list() {
        return list;
    }
}
