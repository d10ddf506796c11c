package org.digitalstage.stage.model.protocol;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Unfit;
import org.digitalstage.platform.text.Rule;
import org.digitalstage.stage.model.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The argument of a command as it came from the wire; {@code null} if there was none.
 *
 * @param value any JSON value
 */
record Payload(@Nullable Object value) {

    /** The only argument. More than one is tolerated where the others are {@code null}: native clients send such. */
    static Payload of(List<? extends @Nullable Object> arguments) {
        if (arguments.stream().skip(1).anyMatch(extra -> extra != null)) {
            throw Unfit.saying("Expected one argument but got " + arguments.size());
        }
        return new Payload(arguments.isEmpty() ? null : arguments.getFirst());
    }

    void mustBeEmpty() {
        if (value != null) {
            throw Unfit.expected("the payload", "empty", value);
        }
    }

    Map<?, ?> object() {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw Unfit.expected("the payload", "an object", value);
    }

    /** The payload itself as an id. */
    <K> Id<K> id() {
        return Payload.<K>id("the payload", value);
    }

    /** A field that must be an id. */
    <K> Id<K> id(String field) {
        return Payload.<K>id(field, object().get(field));
    }

    /** The stage it is about: clients know the sentence where it is missing. */
    Id<Stage> stage() {
        if (object().get("stageId") == null) {
            throw Unfit.saying("Missing stage ID");
        }
        return id("stageId");
    }

    /** What is given for a field that must be there. */
    Object needed(Field<?> field) {
        Object given = object().get(field.name());
        Object accepted = given == null ? null : field.accept(given);
        if (accepted == null) {
            throw Unfit.expected(field.name(), field.bounds().describe(), given);
        }
        return accepted;
    }

    /** A text. */
    String text(Rule rule) {
        return String.valueOf(Field.text("the payload", rule).accept(value));
    }

    boolean has(String field) {
        return object().containsKey(field);
    }

    @Nullable
    Object get(String field) {
        return object().get(field);
    }

    private static <K> Id<K> id(String name, @Nullable Object value) {
        return new Id<>(String.valueOf(Field.<K>id(name).accept(value)));
    }
}
