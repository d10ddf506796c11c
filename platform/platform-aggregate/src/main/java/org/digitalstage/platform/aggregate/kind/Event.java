package org.digitalstage.platform.aggregate.kind;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told.
 *
 * @param name for example {@code g-a}
 * @param arguments JSON values; none for events without a payload
 */
public record Event(String name, List<@Nullable Object> arguments) {

    /** An event without arguments. */
    public static Event of(String name) {
        return new Event(name, List.of());
    }

    /** An event with one argument, which may be {@code null} ({@code s-l} has exactly that). */
    public static Event of(String name, @Nullable Object payload) {
        return new Event(name, Collections.singletonList(payload));
    }
}
