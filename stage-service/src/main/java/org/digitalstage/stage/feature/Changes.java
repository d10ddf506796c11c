package org.digitalstage.stage.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Trait;
import org.digitalstage.stage.command.Names;
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

    /** What the aggregate holds before these changes. */
    Facts facts() {
        return facts;
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
        list.add(kind.changed(entity.id(), aboutWhom(kind, entity, fields)));
    }

    /** What is personal is written with the person it is about: that says whose key seals it, where the aggregate does not. */
    private Map<String, @Nullable Object> aboutWhom(
            EntityKind<?> kind, Entity entity, Map<String, @Nullable Object> fields) {
        Optional<Field<?>> person = kind.person();
        if (person.isEmpty()
                || facts.aggregate().type().equals(Names.USER)
                || fields.keySet().stream().noneMatch(name -> isPersonal(kind, name))) {
            return fields;
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>(fields);
        all.put(person.get().name(), entity.get(person.get().name()));
        return all;
    }

    private static boolean isPersonal(EntityKind<?> kind, String name) {
        Field<?> field = kind.fields().get(name);
        return field != null && field.is(Trait.PERSONAL);
    }

    /** Removes an entity and all that belongs to it, leaves first. */
    void remove(EntityKind<?> kind, Id<?> id) {
        StageKinds.ALL.removal(facts, kind, id).stream()
                .filter(change -> !list.contains(change))
                .forEach(list::add);
    }

    /** Whether any entity of a kind goes by these changes. */
    boolean removes(EntityKind<?> kind) {
        return count(kind, Change.Removed.class) > 0;
    }

    /** The entities of a kind that go by these changes, as they are until then. */
    List<Entity> removed(EntityKind<?> kind) {
        List<Entity> removed = new ArrayList<>();
        for (Change change : list) {
            if (change instanceof Change.Removed gone && gone.kind().equals(kind.noun())) {
                facts.find(gone.kind(), gone.id()).ifPresent(removed::add);
            }
        }
        return removed;
    }

    /** An entity that was there before, as it is after these changes. */
    Optional<Entity> after(EntityKind<?> kind, Id<?> id) {
        Optional<Entity> entity = facts.find(kind.noun(), id);
        for (Change change : list) {
            if (change.kind().equals(kind.noun()) && id.equals(idOf(change))) {
                entity = change instanceof Change.Changed changed
                        ? entity.map(before -> before.with(changed.fields()))
                        : Optional.empty();
            }
        }
        return entity;
    }

    private static @Nullable Id<?> idOf(Change change) {
        return switch (change) {
            case Change.Changed changed -> changed.id();
            case Change.Removed removed -> removed.id();
            case Change.Added _, Change.Said _ -> null;
        };
    }

    List<Change> list() {
        return list;
    }
}
