package org.digitalstage.platform.aggregate.kind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.jspecify.annotations.Nullable;

/**
 * A kind of entity, declared once; see {@link Declaration} for what each part means.
 *
 * @param <K> the kind as a type, which only tells ids apart
 */
@SuppressWarnings("UnusedTypeParameter") // only says which kind is meant
public final class EntityKind<K> {

    private final Declaration<K> said;

    EntityKind(Declaration<K> said) {
        this.said = said;
    }

    /** Begins a declaration. */
    public static <K> Declaration<K> named(String noun) {
        return new Declaration<>(noun);
    }

    /** For example {@code stage-member}: part of command names, and what entities and changes are filed under. */
    public String noun() {
        return said.noun;
    }

    /** The noun for sentences, for example {@code stage member}. */
    public String words() {
        return said.noun.replace('-', ' ');
    }

    /** The begin of its event names, for example {@code sm}; empty for kinds that are never told. */
    public String code() {
        return said.code;
    }

    /** Whether it shows what is another kind elsewhere, under that one's event names. */
    boolean isCopy() {
        return said.copy;
    }

    /** The names of its events; none for kinds that are never told. */
    public List<String> eventNames() {
        return code().isEmpty()
                ? List.of()
                : told().stream().map(each -> code() + each.suffix()).toList();
    }

    /** The type of aggregate it lives in, for example {@code stage}. */
    public String aggregate() {
        return said.aggregate;
    }

    /** All fields by name, in the order they were declared. */
    public Map<String, Field<?>> fields() {
        return said.fields;
    }

    /** What it belongs to: it is removed with any of them. */
    public List<Parent> parents() {
        return said.parents;
    }

    /** The fields that no two entities of this kind in an aggregate have all alike; empty for none. */
    public List<Field<?>> naturalKey() {
        return said.naturalKey;
    }

    /** Who may use this verb; empty: there is no such command. */
    public Optional<Permit> permit(Verb verb) {
        return Optional.ofNullable(said.permits.get(verb));
    }

    public Audience audience() {
        return said.audience;
    }

    /** Who sees the admins' view; empty if there is only one view. */
    public Optional<Audience> admins() {
        return Optional.ofNullable(said.admins);
    }

    /** Whether fields that are not declared are kept. */
    public boolean isOpen() {
        return said.open;
    }

    /** Most entities of this kind in one aggregate. */
    public int most() {
        return said.most;
    }

    /** Its key in the package sent on joining, for example {@code stageMembers}. */
    public Optional<String> place() {
        return Optional.ofNullable(said.place);
    }

    /** Which changes become events. */
    public Set<Told> told() {
        return said.told;
    }

    /** The field that names the person whom personal fields are about; empty if that is the entity itself or nobody. */
    public Optional<Field<?>> person() {
        return Optional.ofNullable(said.person);
    }

    /** The ids of the entities that this one belongs to, as its fields name them. */
    public List<Id<?>> owners(Entity entity) {
        List<Id<?>> owners = new ArrayList<>();
        for (Parent parent : parents()) {
            Field<?> field = parent.field();
            Object id = field == null ? null : entity.get(field.name());
            if (id != null) {
                owners.add(new Id<>(String.valueOf(id)));
            }
        }
        return owners;
    }

    boolean isAlias(String name) {
        return said.fields.values().stream().anyMatch(field -> name.equals(field.alias()));
    }

    Set<String> ignored() {
        return said.ignored;
    }

    List<Field<?>> toldAlways() {
        return said.toldAlways;
    }

    /** What a client gave, reduced to what it may write, in JSON form and within bounds; else refused with a sentence. */
    public Map<String, @Nullable Object> accept(Verb verb, @Nullable Object payload) {
        return Acceptance.accept(this, verb, payload);
    }

    /** Refuses to let the unknown fields of an open entity grow beyond the limits. */
    public void limit(Entity after) {
        Acceptance.limit(this, after);
    }

    /** All fields of a new entity: what is given, and presets for the rest. */
    public Map<String, @Nullable Object> filled(Map<String, @Nullable Object> given) {
        return Acceptance.filled(this, given);
    }

    /** Whether every one of these fields may give way to a later value. */
    public boolean isContinuous(Map<String, @Nullable Object> changed) {
        return !changed.isEmpty() && changed.keySet().stream().allMatch(this::isContinuous);
    }

    private boolean isContinuous(String name) {
        Field<?> field = fields().get(name);
        return field != null && field.is(Trait.CONTINUOUS);
    }

    /** The entity as a client sees it: {@code _id} and its fields. */
    public Map<String, @Nullable Object> wire(Entity entity, View view) {
        return WireForm.full(this, entity, view);
    }

    /** The event of a change; {@code entity} is as it stands afterwards. Empty if this view has nothing to tell. */
    public Optional<Event> event(Change change, @Nullable Entity entity, View view) {
        return WireForm.event(this, change, entity, view);
    }

    /** The keys that a session must hold to see this kind; the admins' view where it has the key for that. */
    public Optional<View> view(AggregateId aggregateId, Set<String> keys) {
        if (holds(admins(), aggregateId, keys)) {
            return Optional.of(View.ADMIN);
        }
        return holds(Optional.of(audience()), aggregateId, keys) ? Optional.of(View.PUBLIC) : Optional.empty();
    }

    private static boolean holds(Optional<Audience> audience, AggregateId aggregateId, Set<String> keys) {
        return audience.flatMap(some -> some.key(aggregateId))
                .filter(keys::contains)
                .isPresent();
    }

    public Optional<Entity> find(Facts facts, Id<K> id) {
        return facts.find(said.noun, id);
    }

    /** All of this kind, in the order they were added. */
    public Collection<Entity> all(Facts facts) {
        return facts.all(said.noun);
    }

    /** All of this kind that have this value in this field. */
    public <T> List<Entity> where(Facts facts, Field<T> field, T value) {
        Object json = field.bounds().write(value);
        return all(facts).stream()
                .filter(entity -> json.equals(entity.get(field.name())))
                .toList();
    }

    /** The one that has the same natural key as these fields. */
    public Optional<Entity> sameAs(Facts facts, Map<String, @Nullable Object> fields) {
        return all(facts).stream().filter(entity -> said.isSame(entity, fields)).findFirst();
    }

    /** The given fields that the entity does not have yet, or not with this value. */
    public Map<String, @Nullable Object> differing(Entity entity, Map<String, @Nullable Object> given) {
        return Acceptance.differing(entity, given);
    }

    public Change.Added added(Id<K> id, Map<String, @Nullable Object> fields) {
        return new Change.Added(said.noun, id, fields);
    }

    public Change.Changed changed(Id<?> id, Map<String, @Nullable Object> fields) {
        return new Change.Changed(said.noun, id, fields);
    }

    public Change.Removed removed(Id<?> id) {
        return new Change.Removed(said.noun, id);
    }

    public Change.Said said(Map<String, @Nullable Object> fields) {
        return new Change.Said(said.noun, fields);
    }

    @Override
    public String toString() {
        return said.noun;
    }

    /**
     * What a kind belongs to.
     *
     * @param kind whose entity
     * @param field names the entity; {@code null} if that is the aggregate's own entity
     */
    public record Parent(EntityKind<?> kind, @Nullable Field<?> field) {}
}
