package org.digitalstage.platform.aggregate.kind;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What values a field may have.
 *
 * @param <T> the values as rules see them
 */
public sealed interface Bounds<T>
        permits Text, Word, OneOf, Decimal, Whole, Flag, Reference, ListOf, Parts, Items, Open, Access {

    /** The value in its one JSON form, or {@code null} if it is out of bounds. Never called with {@code null}. */
    @Nullable
    Object fit(Object value);

    /** The value as rules see it, from its JSON form. */
    T read(Object json);

    /** The JSON form of a value of a rule. */
    default Object write(T value) {
        return value;
    }

    /** For sentences, for example {@code a number from 0 to 1}. */
    String describe();

    /** The same as a JSON Schema, for documents that machines read. */
    Map<String, Object> schema();

    /** For sentences: what is there instead, of a value that does not fit; it repeats no text. */
    default String instead(Object value) {
        return Json.describe(value);
    }
}
