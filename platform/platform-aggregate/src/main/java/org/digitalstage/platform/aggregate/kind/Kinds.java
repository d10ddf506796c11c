package org.digitalstage.platform.aggregate.kind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.jspecify.annotations.Nullable;

/** All kinds of a service. */
public final class Kinds {

    private final Map<String, EntityKind<?>> byNoun;

    public Kinds(List<EntityKind<?>> kinds) {
        Map<String, EntityKind<?>> map = new LinkedHashMap<>();
        Map<String, EntityKind<?>> events = new HashMap<>();
        for (EntityKind<?> kind : kinds) {
            mustBeNew("noun", kind.noun(), map.put(kind.noun(), kind));
            if (!kind.isCopy()) {
                kind.eventNames().forEach(name -> mustBeNew("event", name, events.put(name, kind)));
            }
        }
        byNoun = Collections.unmodifiableMap(map);
    }

    /** Two kinds with one name would be taken for each other, by clients or in the journal. */
    private static void mustBeNew(String what, String name, @Nullable EntityKind<?> before) {
        if (before != null) {
            throw new IllegalArgumentException(
                    "Expected the " + what + " " + name + " to be of one kind but " + before + " has it already");
        }
    }

    /** The kind with this noun; an unknown one is a fault and never skipped. */
    public EntityKind<?> named(String noun) {
        return Optional.<EntityKind<?>>ofNullable(byNoun.get(noun))
                .orElseThrow(() -> new IllegalArgumentException("Expected a known kind but got " + noun));
    }

    public Collection<EntityKind<?>> all() {
        return byNoun.values();
    }

    /** What must be removed so that nothing is left without what it belongs to: leaves first, the entity itself last. */
    public List<Change> removal(Facts facts, EntityKind<?> kind, Id<?> id) {
        Set<Entity> doomed = new LinkedHashSet<>();
        facts.find(kind.noun(), id).ifPresent(entity -> collect(facts, entity, doomed));
        List<Change> changes = new ArrayList<>();
        doomed.forEach(entity -> changes.add(new Change.Removed(entity.kind(), entity.id())));
        return changes;
    }

    private void collect(Facts facts, Entity entity, Set<Entity> doomed) {
        for (EntityKind<?> kind : byNoun.values()) {
            for (EntityKind.Parent parent : kind.parents()) {
                if (parent.kind().noun().equals(entity.kind())) {
                    facts.all(kind.noun()).stream()
                            .filter(child -> belongs(child, parent, entity))
                            .filter(child -> !doomed.contains(child))
                            .forEach(child -> collect(facts, child, doomed));
                }
            }
        }
        doomed.add(entity);
    }

    private static boolean belongs(Entity child, EntityKind.Parent parent, Entity entity) {
        Field<?> field = parent.field();
        return field == null || entity.id().hex().equals(child.get(field.name()));
    }
}
