package org.digitalstage.platform.aggregate.kind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.jspecify.annotations.Nullable;

/**
 * The words in which a kind is declared; {@link #declared} ends it.
 *
 * @param <K> the kind as a type
 */
public final class Declaration<K> {

    final String noun;
    String code = "";
    String aggregate = "";
    Map<String, Field<?>> fields = new LinkedHashMap<>();
    List<EntityKind.Parent> parents = new ArrayList<>();
    List<Field<?>> naturalKey = List.of();
    List<Field<?>> toldAlways = List.of();
    Map<Verb, Permit> permits = new EnumMap<>(Verb.class);
    Audience audience = Audience.NOBODY;

    @Nullable
    Audience admins;

    Set<Told> told = Collections.unmodifiableSet(EnumSet.of(Told.ADDED, Told.CHANGED, Told.REMOVED));
    Set<String> ignored = Set.of();

    @Nullable
    String place;

    @Nullable
    Field<?> person;

    boolean open;
    boolean copy;
    int most = Integer.MAX_VALUE;

    Declaration(String noun) {
        this.noun = noun;
    }

    /** The begin of its event names. */
    public Declaration<K> code(String begin) {
        code = begin;
        return this;
    }

    /** It shows what that kind is elsewhere, and is told under its names. */
    public Declaration<K> copyOf(EntityKind<?> kind) {
        copy = true;
        return code(kind.code());
    }

    /** The type of aggregate it lives in. */
    public Declaration<K> in(String aggregateType) {
        aggregate = aggregateType;
        return this;
    }

    /** It belongs to the entity named by this field, is removed with it, and lives in the same aggregate. */
    public <P> Declaration<K> childOf(EntityKind<P> kind, Field<Id<P>> field) {
        parents.add(new EntityKind.Parent(kind, field));
        return in(kind.aggregate());
    }

    /** It belongs to the aggregate's own entity, and is removed with it. */
    public Declaration<K> childOf(EntityKind<?> kind) {
        parents.add(new EntityKind.Parent(kind, null));
        return in(kind.aggregate());
    }

    public Declaration<K> fields(Field<?>... declared) {
        return fields(List.of(declared));
    }

    public Declaration<K> fields(List<? extends Field<?>> declared) {
        declared.forEach(field -> fields.put(field.name(), field));
        return this;
    }

    /** No two of an aggregate have all of these alike. */
    public Declaration<K> uniqueBy(Field<?>... key) {
        naturalKey = List.of(key);
        return this;
    }

    /** Clients may do this, if they have the right to. */
    public Declaration<K> may(Verb verb, Right right, String unknown, String refused) {
        permits.put(verb, new Permit(right, unknown, refused));
        return this;
    }

    /** Who sees it. */
    public Declaration<K> seenBy(Audience some) {
        audience = some;
        return this;
    }

    /** Who sees what is for admins only. */
    public Declaration<K> fullySeenBy(Audience some) {
        admins = some;
        return this;
    }

    /** Which changes become events; unless said, the three of a life. */
    public Declaration<K> tells(Told first, Told... more) {
        told = Collections.unmodifiableSet(EnumSet.of(first, more));
        return this;
    }

    /** These fields are part of each event of a change, changed or not. */
    public Declaration<K> tellsAlways(Field<?>... some) {
        toldAlways = List.of(some);
        return this;
    }

    /** Fields that are not declared are kept, within the usual limits. */
    public Declaration<K> open() {
        open = true;
        return this;
    }

    /** What clients send under these names is left out. */
    public Declaration<K> ignores(String... names) {
        ignored = Set.of(names);
        return this;
    }

    /** Most of them in one aggregate. */
    public Declaration<K> atMost(int number) {
        most = number;
        return this;
    }

    /** Its key in the package sent on joining. */
    public Declaration<K> inPackageAs(String key) {
        place = key;
        return this;
    }

    /** Personal fields are about the person named here. */
    public Declaration<K> about(Field<?> field) {
        person = field;
        return this;
    }

    public EntityKind<K> declared() {
        fields = Collections.unmodifiableMap(fields);
        parents = List.copyOf(parents);
        return new EntityKind<>(this);
    }

    boolean isSame(Entity entity, Map<String, @Nullable Object> given) {
        return !naturalKey.isEmpty()
                && naturalKey.stream()
                        .allMatch(field -> Objects.equals(entity.get(field.name()), given.get(field.name())));
    }
}
