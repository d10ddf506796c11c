package org.digitalstage.stage.model.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.digitalstage.stage.model.StageUser;
import org.digitalstage.stage.model.Volume;
import org.jspecify.annotations.Nullable;

/** How a client reads what it is told: native clients take flags of the mix for numbers only, and look for the others under another key. */
public enum Dialect {
    /** As everything is declared. */
    USUAL(0),
    /** For the native clients. */
    NATIVE(1);

    /** How many there are. */
    public static final int COUNT = values().length;

    private static final Set<String> NATIVE_TYPES = Set.of("ov", "native", "jammer");

    /** Where native clients look for the people of a stage, in the package sent on joining. */
    private static final String REMOTE_USERS = "remoteUsers";

    private final int number;

    Dialect(int number) {
        this.number = number;
    }

    /** From 0 on. */
    public int number() {
        return number;
    }

    /** The one that a type of device speaks. */
    public static Dialect of(String deviceType) {
        return NATIVE_TYPES.contains(deviceType) ? NATIVE : USUAL;
    }

    /** The same arguments of an event in this dialect. */
    public List<@Nullable Object> arguments(List<? extends @Nullable Object> usual) {
        List<@Nullable Object> arguments = new ArrayList<>(usual);
        if (this == NATIVE) {
            arguments.replaceAll(Dialect::numbers);
        }
        return arguments;
    }

    /** The same shared part of a package in this dialect. */
    public Map<String, @Nullable Object> shared(Map<String, @Nullable Object> usual) {
        Map<String, @Nullable Object> shared = new LinkedHashMap<>(usual);
        if (this == NATIVE) {
            shared.replaceAll((key, value) -> numbers(value));
            shared.put(REMOTE_USERS, shared.get(StageUser.KIND.place().orElseThrow()));
        }
        return shared;
    }

    /** With 0 and 1 for every {@code muted}, however deep. */
    private static @Nullable Object numbers(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
                map.forEach((key, inner) -> copy.put(String.valueOf(key), numbers(String.valueOf(key), inner)));
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>(list);
                copy.replaceAll(Dialect::numbers);
                yield copy;
            }
            case null, default -> value;
        };
    }

    private static @Nullable Object numbers(String key, @Nullable Object value) {
        return key.equals(Volume.MUTED.name()) && value instanceof Boolean muted ? (muted ? 1 : 0) : numbers(value);
    }
}
