package org.digitalstage.platform.journal.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON values: {@code null}, Boolean, Integer, Long, Double, String, List and Map; other numbers become Double. And bytes, which JSON never has: a value
 * that is sealed.
 */
final class Values {

    private Values() {}

    static void write(BsonOut out, String name, @Nullable Object value) {
        switch (value) {
            case null -> out.nothing(name);
            case String text -> out.string(name, text);
            case Integer number -> out.int32(name, number);
            case Double number -> out.number(name, number);
            case Boolean truth -> out.bool(name, truth);
            case Long number -> out.int64(name, number);
            case byte[] sealed -> out.binary(name, sealed);
            case Map<?, ?> object -> object(out, name, object);
            case List<?> list -> list(out, name, list);
            case Number number -> out.number(name, number.doubleValue());
            default ->
                throw new IllegalArgumentException(
                        "Expected a JSON value but got " + value.getClass().getName());
        }
    }

    static void object(BsonOut out, String name, Map<?, ?> object) {
        int start = out.beginObject(name);
        object.forEach((key, value) -> write(out, Names.written((String) key), value));
        out.end(start);
    }

    private static void list(BsonOut out, String name, List<?> list) {
        int start = out.beginArray(name);
        for (int i = 0; i < list.size(); i++) {
            write(out, Indexes.of(i), list.get(i));
        }
        out.end(start);
    }

    static @Nullable Object read(BsonIn in) {
        return switch (in.type()) {
            case Bson.NULL -> null;
            case Bson.STRING -> in.string();
            case Bson.INT32 -> in.int32();
            case Bson.DOUBLE -> in.number();
            case Bson.BOOLEAN -> in.bool();
            case Bson.INT64 -> in.int64();
            case Bson.OBJECT -> object(in);
            case Bson.ARRAY -> list(in);
            case Bson.BINARY -> in.binary();
            default -> throw in.unknown("a JSON value");
        };
    }

    static Map<String, @Nullable Object> object(BsonIn in) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        in.enter();
        while (in.next()) {
            object.put(Names.read(in.name()), read(in));
        }
        return object;
    }

    private static List<@Nullable Object> list(BsonIn in) {
        List<@Nullable Object> list = new ArrayList<>();
        in.enter();
        while (in.next()) {
            list.add(read(in));
        }
        return list;
    }
}
