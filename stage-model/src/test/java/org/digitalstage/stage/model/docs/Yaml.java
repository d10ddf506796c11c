package org.digitalstage.stage.model.docs;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.digitalstage.stage.model.protocol.CanonicalJson;
import org.jspecify.annotations.Nullable;

/** Writes plain values as YAML. */
final class Yaml {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$/][A-Za-z0-9_$/.-]*");
    private static final List<String> WORDS = List.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private Yaml() {}

    static String write(Map<String, ?> document) {
        StringBuilder text = new StringBuilder();
        block(document, 0, text);
        return text.toString();
    }

    private static void block(Map<?, ?> map, int depth, StringBuilder text) {
        map.forEach((key, value) -> {
            text.append("  ".repeat(depth)).append(scalar(String.valueOf(key))).append(':');
            value(value, depth, text);
        });
    }

    private static void value(@Nullable Object value, int depth, StringBuilder text) {
        switch (value) {
            case Map<?, ?> inner
            when !inner.isEmpty() -> {
                text.append('\n');
                block(inner, depth + 1, text);
            }
            case List<?> list
            when !list.isEmpty() -> {
                text.append('\n');
                list.forEach(item -> item(item, depth + 1, text));
            }
            case null, default -> text.append(' ').append(scalar(value)).append('\n');
        }
    }

    private static void item(@Nullable Object item, int depth, StringBuilder text) {
        text.append("  ".repeat(depth)).append('-');
        if (item instanceof Map<?, ?> map && !map.isEmpty()) {
            StringBuilder inner = new StringBuilder();
            block(map, depth + 1, inner);
            text.append(' ').append(inner.substring(2 * (depth + 1)));
        } else {
            value(item, depth, text);
        }
    }

    private static String scalar(@Nullable Object value) {
        return value instanceof String plain
                        && PLAIN.matcher(plain).matches()
                        && !WORDS.contains(plain.toLowerCase(java.util.Locale.ROOT))
                ? plain
                : CanonicalJson.write(value);
    }
}
