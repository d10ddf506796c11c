package org.digitalstage.platform.journal.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Field names and nouns are few and come by the million: one String for each instead of one per entry. A slot holds the name seen last, so
 * names made up by clients cost nothing that lasts.
 */
final class KnownNames {

    private static final int SLOTS = 1024;
    private static final AtomicReferenceArray<@Nullable String> NAMES = new AtomicReferenceArray<>(SLOTS);

    private KnownNames() {}

    static String of(byte[] bytes, int start, int length) {
        int hash = length;
        for (int i = start; i < start + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        String known = NAMES.getPlain(slot);
        if (known != null && same(known, bytes, start, length)) {
            return known;
        }
        String name = new String(bytes, start, length, UTF_8);
        NAMES.setRelease(slot, name);
        return name;
    }

    private static boolean same(String known, byte[] bytes, int start, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != bytes[start + i]) {
                return false;
            }
        }
        return true;
    }
}
