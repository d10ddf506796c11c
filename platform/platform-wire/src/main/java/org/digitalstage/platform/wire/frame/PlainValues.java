package org.digitalstage.platform.wire.frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** JSON as plain Java values. */
final class PlainValues {

    private PlainValues() {}

    /** Reads the value the parser stands on; the parser ends on its last token. */
    static @Nullable Object read(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue());
            case null, default -> null;
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, read(parser));
        }
        return members;
    }

    private static List<@Nullable Object> array(JsonParser parser) {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(read(parser));
        }
        return elements;
    }

    private static @Nullable Object integer(JsonParser parser) {
        return switch (parser.getNumberType()) {
            case INT -> parser.getIntValue();
            case LONG -> parser.getLongValue();
            case null, default -> finite(parser.getDoubleValue());
        };
    }

    /** Beyond the range of a double JSON has nothing to say; JavaScript writes null there too. */
    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** The whole number this value is, also when it came as {@code 1.0}. */
    static @Nullable Long whole(@Nullable Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case Long number -> number;
            case Double number when number == Math.rint(number) && Math.abs(number) <= 1L << 53 -> number.longValue();
            case null, default -> null;
        };
    }

    @SuppressWarnings("unchecked") // read() makes no other lists
    static List<@Nullable Object> list(List<?> values) {
        return (List<@Nullable Object>) values;
    }
}
