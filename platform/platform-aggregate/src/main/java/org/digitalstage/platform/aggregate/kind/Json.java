package org.digitalstage.platform.aggregate.kind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.text.Characters;
import org.digitalstage.platform.text.TextRule;
import org.jspecify.annotations.Nullable;

/** JSON values as Java values: {@code null}, Boolean, Integer, Long, Double, String, List and Map, each number in exactly one form. */
public final class Json {

    private static final double EXACT =
            9_007_199_254_740_992.0; // 2^53: beyond it JavaScript cannot tell neighbours apart

    private static final TextRule DATA = TextRule.data(Integer.MAX_VALUE);
    private static final TextRule KEY = TextRule.mark(OpenLimits.NAME);

    private Json() {}

    /** The one form of a number: Integer if it is whole and fits, else Long up to 2^53, else Double; never -0. */
    public static Number number(double value) {
        if (value != Math.rint(value) || Math.abs(value) > EXACT) {
            return value;
        }
        long whole = (long) value;
        return whole == (int) whole ? (Number) (int) whole : (Number) whole;
    }

    /** The same value, unmodifiable, with all numbers in their one form; a value that is not JSON is refused. */
    public static @Nullable Object normal(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag;
            case String text -> data(text);
            case Number number -> finite(number);
            case List<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            default -> throw Unfit.saying("Expected JSON but got something else");
        };
    }

    /** The object that a value is; empty if it is none. */
    @SuppressWarnings("unchecked") // JSON objects have texts as keys
    public static Map<String, @Nullable Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> object ? (Map<String, @Nullable Object>) object : Map.of();
    }

    /** What a sentence says of a value that does not fit. */
    static String describe(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case Boolean flag -> flag.toString();
            case String text when !Characters.areWhole(text) -> Characters.HALF;
            case String text -> "a text of " + text.length() + " characters";
            case Number number -> "the number " + number(number.doubleValue());
            case List<?> list -> "a list of " + list.size();
            case Map<?, ?> map -> "an object of " + map.size() + " fields";
            default -> "something else";
        };
    }

    private static String data(String text) {
        DATA.flaw(text).ifPresent(flaw -> {
            throw Unfit.saying("Expected text but got " + flaw);
        });
        return text;
    }

    private static Number finite(Number number) {
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            throw Unfit.saying("Expected a finite number but got another");
        }
        return number(value);
    }

    private static List<@Nullable Object> list(List<?> list) {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        list.forEach(item -> copy.add(normal(item)));
        return Collections.unmodifiableList(copy);
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((key, value) -> copy.put(key(key), normal(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static String key(@Nullable Object key) {
        String name = String.valueOf(key);
        Optional<String> flaw = KEY.flaw(name);
        if (flaw.isPresent() || name.startsWith("$") || name.indexOf('.') >= 0) {
            throw Unfit.saying("Expected field names of at most " + OpenLimits.NAME
                    + " characters without a dot or a leading $ but got " + flaw.orElse("another"));
        }
        return name;
    }
}
