package org.digitalstage.platform.aggregate.entity;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entities of one kind by their ids, in the order they were added. A copy costs an array of references: which id has which slot is shared until
 * an entity is added or removed, which is rare where one value of one entity among hundreds changes many times a second. Changed by one draft
 * only, before anybody else sees it.
 */
final class Entities extends AbstractMap<Id<?>, Entity> {

    private Map<Id<?>, Integer> slots;
    private Entity[] entities;
    private boolean shared = true;

    private Entities(Map<Id<?>, Integer> slots, Entity[] entities) {
        this.slots = slots;
        this.entities = entities;
    }

    static Entities copyOf(Map<Id<?>, Entity> map) {
        if (map instanceof Entities other) {
            return new Entities(other.slots, other.entities.clone());
        }
        Entities copy = new Entities(Map.of(), new Entity[0]);
        map.forEach(copy::put);
        return copy;
    }

    @Override
    public @Nullable Entity get(@Nullable Object id) {
        Integer slot = slots.get(id);
        return slot == null ? null : entities[slot];
    }

    @Override
    public boolean containsKey(@Nullable Object id) {
        return slots.containsKey(id);
    }

    @Override
    public int size() {
        return entities.length;
    }

    @Override
    public Collection<Entity> values() {
        return Collections.unmodifiableList(Arrays.asList(entities));
    }

    @Override
    public @Nullable Entity put(Id<?> id, Entity entity) {
        Integer slot = slots.get(id);
        if (slot == null) {
            own();
            slots.put(id, entities.length);
            entities = Arrays.copyOf(entities, entities.length + 1);
            entities[entities.length - 1] = entity;
            return null;
        }
        Entity before = entities[slot];
        entities[slot] = entity;
        return before;
    }

    @Override
    public @Nullable Entity remove(@Nullable Object id) {
        Integer slot = slots.get(id);
        if (slot == null) {
            return null;
        }
        own();
        Entity removed = entities[slot];
        Entity[] left = Arrays.copyOf(entities, entities.length - 1);
        System.arraycopy(entities, slot + 1, left, slot, left.length - slot);
        entities = left;
        slots.remove(id);
        slots.replaceAll((_, other) -> other > slot ? other - 1 : other);
        return removed;
    }

    private void own() {
        if (shared) {
            slots = new HashMap<>(slots);
            shared = false;
        }
    }

    @Override
    public Set<Entry<Id<?>, Entity>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<Id<?>, Entity>> iterator() {
                return Arrays.stream(entities).map(Entities::entry).iterator();
            }

            @Override
            public int size() {
                return entities.length;
            }
        };
    }

    private static Entry<Id<?>, Entity> entry(Entity entity) {
        return Map.entry(entity.id(), entity);
    }
}
