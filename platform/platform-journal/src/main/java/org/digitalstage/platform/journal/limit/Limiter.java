package org.digitalstage.platform.journal.limit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Holds subjects to limits. A try is counted before its work is begun, or a hundred tries at once would all be within the limit; what turns
 * out not to count is given back. The count of the window before weighs in with the part of it that still matters.
 */
public final class Limiter {

    private final Counters counters;
    private final InstantSource clock;

    public Limiter(Counters counters, InstantSource clock) {
        this.counters = counters;
        this.clock = clock;
    }

    /** Takes one of the tries of this subject; empty if there is none left. Takes half a second at most, and does not fail. */
    public CompletionStage<Optional<Taken>> take(Limit limit, String subject) {
        return counters.take(tally(limit, subject));
    }

    /** Whether a try is left; takes none. For what costs nothing to judge and is told only after this. */
    public CompletionStage<Boolean> hasRoom(Limit limit, String subject) {
        return counters.hasRoom(tally(limit, subject));
    }

    /** After what time somebody over this limit may do well to try again. */
    public Duration wait(Limit limit) {
        var now = clock.instant();
        return Duration.between(now, Window.at(now, limit.length()).end()).plusSeconds(1);
    }

    private Tally tally(Limit limit, String subject) {
        var now = clock.instant();
        var window = Window.at(now, limit.length());
        return new Tally(key(limit, subject), window, window.remaining(now), limit.times());
    }

    /** A hash, so that no list of e-mail addresses and network addresses comes to lie in Redis. */
    private static String key(Limit limit, String subject) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            return limit.name() + "/" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
