package org.digitalstage.routers.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Trait;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.jspecify.annotations.Nullable;

/**
 * What a router says of itself. A router with a flaw in its configuration is still a router: what is out of bounds is left out, and named.
 *
 * @param fields what is taken
 * @param leftOut names of what is not
 */
public record RouterDocument(Map<String, @Nullable Object> fields, List<String> leftOut) {

    private static final int MOST_TYPES = 32;
    private static final int LONGEST_TYPE = 32;
    private static final String FURTHER = "further fields";

    /** Reads a document or a part of one; {@code null} and {@code _id} are left out silently. */
    public static RouterDocument of(Map<?, ?> given) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        Map<String, @Nullable Object> further = new LinkedHashMap<>();
        List<String> leftOut = new ArrayList<>();
        given.forEach((key, value) -> {
            String name = String.valueOf(key);
            Field<?> field = Router.KIND.fields().get(name);
            if (value == null || (field != null && field.is(Trait.INTERNAL))) {
                return;
            }
            if (field == null) {
                further.put(name, value);
            } else if (!take(fields, name, repaired(name, value))) {
                leftOut.add(name);
            }
        });
        if (!takeAll(fields, further)) {
            leftOut.add(FURTHER);
        }
        return new RouterDocument(fields, leftOut);
    }

    private static boolean take(Map<String, @Nullable Object> fields, String name, Object value) {
        return takeAll(fields, Map.of(name, value));
    }

    private static boolean takeAll(Map<String, @Nullable Object> fields, Map<String, ? extends @Nullable Object> some) {
        try {
            fields.putAll(Router.KIND.accept(Verb.CHANGE, some));
            return true;
        } catch (Rejected outOfBounds) {
            return false;
        }
    }

    /** Environment variables are texts, and so are some routers' numbers. */
    private static Object repaired(String name, Object value) {
        if (name.equals(Router.TYPES.name())) {
            return types(value);
        }
        if (name.equals(Router.PORT.name())) {
            return number(value);
        }
        if (name.equals(Router.POSITION.name()) && value instanceof Map<?, ?> position) {
            Map<String, Object> repaired = new LinkedHashMap<>();
            position.forEach((key, degrees) -> repaired.put(String.valueOf(key), number(degrees)));
            return repaired;
        }
        return value;
    }

    private static Object number(@Nullable Object value) {
        if (value instanceof String text) {
            try {
                return Double.valueOf(text.trim());
            } catch (NumberFormatException noNumber) {
                return text;
            }
        }
        return value == null ? "" : value;
    }

    private static Object types(Object value) {
        Map<String, Object> types = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((key, slots) -> {
                String type = String.valueOf(key);
                if (slots instanceof Number && type.length() <= LONGEST_TYPE && types.size() < MOST_TYPES) {
                    types.put(type, slots);
                }
            });
        }
        return types;
    }
}
