package org.digitalstage.platform.aggregate.codec;

import java.util.function.Function;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Kinds;

/**
 * How the values of one class are written.
 *
 * @param type the class
 * @param write to a JSON value
 * @param read from that JSON value
 * @param <V> the values
 */
public record Written<V>(Class<V> type, Function<V, Object> write, Function<Object, V> read) {

    /** Written as a text, for example an enumeration of one's own by its code. */
    public static <V> Written<V> asText(Class<V> type, Function<V, String> write, Function<String, V> read) {
        return new Written<>(type, write::apply, json -> read.apply((String) json));
    }

    /** Kinds are written by their noun. */
    @SuppressWarnings("rawtypes") // a class has no type parameters
    public static Written<EntityKind> kinds(Kinds kinds) {
        return asText(EntityKind.class, EntityKind::noun, kinds::named);
    }

    @SuppressWarnings("rawtypes") // a class has no type parameters
    static Written<Id> ids() {
        return asText(Id.class, Id::hex, Id::new);
    }

    static Written<AggregateId> aggregates() {
        return asText(AggregateId.class, AggregateId::toString, AggregateId::parse);
    }
}
