package org.digitalstage.platform.aggregate.kind;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much a client may keep in an object whose fields we do not know.
 *
 * @param bytes its size as JSON in UTF-8
 * @param keys how many names it holds, all depths together
 * @param depth how deep lists and objects lie in each other; a flat object has depth 1
 */
public record OpenLimits(int bytes, int keys, int depth) {

    /** The longest name of a field. */
    static final int NAME = 100;

    /** 16 KiB, 64 keys, depth 4. */
    public static final OpenLimits USUAL = new OpenLimits(16 * 1024, 64, 4);

    /** The same size for lists of many small objects, such as the inputs of a machine. */
    static final OpenLimits LIST = new OpenLimits(16 * 1024, 1024, 4);

    /** Whether this value keeps to the limits. */
    public boolean hold(@Nullable Object value) {
        Size size = new Size();
        size.add(value, 0);
        return size.bytes <= bytes && size.keys <= keys && size.deepest <= depth;
    }

    /** For sentences: {@code 16384 bytes, 64 keys and a depth of 4}. */
    String describe() {
        return bytes + " bytes, " + keys + " keys and a depth of " + depth;
    }

    private final class Size {
        private long bytes;
        private int keys;
        private int deepest;

        void add(@Nullable Object value, int level) {
            deepest = Math.max(deepest, value instanceof List || value instanceof Map ? level + 1 : level);
            if (deepest > depth) {
                return;
            }
            switch (value) {
                case String text -> bytes += quoted(text);
                case List<?> list -> list.forEach(item -> next(item, level));
                case Map<?, ?> map -> map.forEach((key, item) -> field(String.valueOf(key), item, level));
                case null, default -> bytes += String.valueOf(value).length();
            }
        }

        private void next(@Nullable Object item, int level) {
            bytes += 1;
            add(item, level + 1);
        }

        private void field(String key, @Nullable Object item, int level) {
            keys++;
            bytes += quoted(key) + 2L;
            add(item, level + 1);
        }

        private int quoted(String text) {
            return text.getBytes(StandardCharsets.UTF_8).length + 2;
        }
    }
}
