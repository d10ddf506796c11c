package org.digitalstage.platform.aggregate.entity;

import java.util.Optional;

/**
 * The id of one entity: 24 lower-case hex digits. The first 16 are the random part of its aggregate, the last 8 its running
 * number there (0 is the aggregate's own entity), so that the aggregate of any id is found without an index.
 *
 * @param <K> the kind of entity that is meant
 */
@SuppressWarnings("UnusedTypeParameter") // only says which kind is meant
public record Id<K>(String hex) {

    private static final int DIGITS = 24;
    private static final int RANDOM_DIGITS = 16;

    public Id {
        if (!isId(hex)) {
            throw new IllegalArgumentException(
                    "Expected an id of 24 hex digits but got " + hex.length() + " characters");
        }
    }

    /** Reads what a client sent; empty if it is not an id. */
    public static <K> Optional<Id<K>> parse(Object value) {
        return value instanceof String text && isId(text) ? Optional.of(new Id<>(text)) : Optional.empty();
    }

    /** The id with this running number beside {@code anchor}, any id of the same aggregate. */
    public static <K> Id<K> of(Id<?> anchor, long number) {
        return new Id<>(anchor.hex.substring(0, RANDOM_DIGITS) + String.format("%08x", number));
    }

    /** The id of the aggregate's own entity from 8 random (or derived) bytes. */
    public static <K> Id<K> own(long random) {
        return new Id<>(String.format("%016x", random) + "00000000");
    }

    /** The id of the aggregate's own entity, which shares the random part with this one. */
    public <A> Id<A> owner() {
        return new Id<>(hex.substring(0, RANDOM_DIGITS) + "00000000");
    }

    /** The running number within the aggregate. */
    public long number() {
        return Long.parseLong(hex.substring(RANDOM_DIGITS), 16);
    }

    // By hand: ids are read for every change that is decided and told.
    private static boolean isId(String text) {
        if (text.length() != DIGITS) {
            return false;
        }
        for (int i = 0; i < DIGITS; i++) {
            char digit = text.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return hex;
    }
}
