package org.digitalstage.platform.aggregate.kind;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.text.Rule;
import org.jspecify.annotations.Nullable;

/**
 * One field of a kind.
 *
 * @param name its name on the wire and in the store
 * @param bounds which values it may have
 * @param traits what is special about it
 * @param preset its value on creation where none is given, in JSON form; {@code null} for none
 * @param alias the name under which an internal field is hinted at, see {@link #shownAs}
 * @param mask what admins see there instead of the value
 * @param <T> its values as rules see them
 */
public record Field<T>(
        String name,
        Bounds<T> bounds,
        Set<Trait> traits,
        @Nullable Object preset,
        @Nullable String alias,
        @Nullable String mask) {

    public Field {
        traits = Collections.unmodifiableSet(traits);
    }

    /** A text or an address, kept in the normal form of its rule. */
    public static Field<String> text(String name, Rule rule) {
        return of(name, new Text(rule));
    }

    /** A technical word of letters, digits, hyphens and underscores. */
    public static Field<String> word(String name, int max) {
        return of(name, new Word(max));
    }

    /** One of these words. */
    public static Field<String> oneOf(String name, String... words) {
        return of(name, new OneOf(List.of(words)));
    }

    /** A finite number. */
    public static Field<Double> number(String name, double min, double max) {
        return of(name, new Decimal(min, max));
    }

    /** A whole number. */
    public static Field<Long> whole(String name, long min, long max) {
        return of(name, new Whole(min, max));
    }

    /** A point in time: milliseconds since 1970. */
    public static Field<Long> time(String name) {
        return of(name, new Whole(0, 1L << 53));
    }

    /** Yes or no. */
    public static Field<Boolean> flag(String name) {
        return of(name, new Flag());
    }

    /** The id of an entity. */
    public static <K> Field<Id<K>> id(String name) {
        return of(name, new Reference<>());
    }

    /** The id of an entity of a kind that is not told here. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // the type parameter of an id only tells kinds apart
    public static Field<Id<?>> anyId(String name) {
        return (Field<Id<?>>) (Field) id(name);
    }

    /** Ids of entities, {@code min} to {@code max} of them. */
    public static <K> Field<List<Id<K>>> ids(String name, int min, int max) {
        return of(name, new ListOf<>(new Reference<K>(), min, max));
    }

    /** Numbers, at most {@code most} of them. */
    public static Field<List<Double>> numbers(String name, double min, double max, int most) {
        return of(name, new ListOf<>(new Decimal(min, max), 0, most));
    }

    /** A place on earth: {@code lat} and {@code lng} in degrees. */
    public static Field<Map<String, Object>> place(String name) {
        return of(name, Parts.PLACE);
    }

    /** Any JSON value within the usual limits of open objects. */
    public static Field<Object> json(String name) {
        return of(name, new Open(OpenLimits.USUAL));
    }

    /** How clients get at something: any JSON value within the usual limits of open objects; its {@code url}, if any, keeps to this rule. */
    public static Field<Object> access(String name, Rule url) {
        return of(name, new Access(OpenLimits.USUAL, url));
    }

    /** A list of any JSON values, all together within the usual limits of open objects. */
    public static Field<List<Object>> list(String name) {
        return of(name, new Items(OpenLimits.LIST));
    }

    private static <T> Field<T> of(String name, Bounds<T> bounds) {
        return new Field<>(name, bounds, EnumSet.noneOf(Trait.class), null, null, null);
    }

    /** This field with a value on creation where none is given. */
    public Field<T> byDefault(T value) {
        return new Field<>(name, bounds, traits, bounds.write(value), alias, mask);
    }

    /** A client may write it. */
    public Field<T> writable() {
        return and(Trait.WRITABLE);
    }

    /** A client may write it on creation, and never again. */
    public Field<T> onCreation() {
        return and(Trait.ON_CREATION);
    }

    /** It may be {@code null}, and is so on creation where nothing else is given. */
    public Field<T> orNull() {
        return and(Trait.NULLABLE);
    }

    /** It may be missing, or {@code null}. */
    public Field<T> orAbsent() {
        return and(Trait.OPTIONAL);
    }

    /** A later value may take the place of an earlier one that was not yet told. */
    public Field<T> continuous() {
        return and(Trait.CONTINUOUS);
    }

    /** It says something about a person. */
    public Field<T> personal() {
        return and(Trait.PERSONAL);
    }

    /** It never goes on the wire. */
    public Field<T> internal() {
        return and(Trait.INTERNAL);
    }

    /** It never goes on the wire, but under this name admins see the mask where there is a value; everybody else sees {@code null}. */
    public Field<T> shownAs(String otherName, String hint) {
        return new Field<>(name, bounds, traits, preset, otherName, hint).internal();
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether a new entity has this field though nobody gave it. */
    boolean hasPreset() {
        return preset != null || is(Trait.NULLABLE);
    }

    /** The value an entity has here; empty for {@code null} and for none. */
    public Optional<T> of(Entity entity) {
        return in(entity.fields());
    }

    /** The value some fields have here; empty for {@code null} and for none. */
    public Optional<T> in(Map<String, @Nullable Object> fields) {
        return Optional.ofNullable(fields.get(name)).map(bounds::read);
    }

    /** The value an entity has here; only for fields that always have one. */
    public T require(Entity entity) {
        return of(entity)
                .orElseThrow(() -> new IllegalStateException("Expected " + entity.kind() + " to have " + name));
    }

    /** What a client gave for this field in its one JSON form; refused if it is out of bounds. */
    public @Nullable Object accept(@Nullable Object given) {
        if (given == null && (is(Trait.NULLABLE) || is(Trait.OPTIONAL))) {
            return null;
        }
        Object fit = given == null ? null : bounds.fit(given);
        if (fit == null) {
            throw Unfit.instead(name, bounds.describe(), given == null ? Json.describe(null) : bounds.instead(given));
        }
        return fit;
    }

    private Field<T> and(Trait trait) {
        EnumSet<Trait> more = EnumSet.of(trait);
        more.addAll(traits);
        return new Field<>(name, bounds, more, preset, alias, mask);
    }
}
