package org.digitalstage.auth.limit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import org.digitalstage.platform.web.Refused;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/**
 * Holds callers to a limit. A try is counted before it is made, or a hundred tries at once would all be within the limit; what turns out
 * not to count is given back. The count of the window before weighs in with the part of it that still matters.
 */
public final class Limiter {

    private final Counters counters;
    private final InstantSource clock;

    public Limiter(Counters counters, InstantSource clock) {
        this.counters = counters;
        this.clock = clock;
    }

    /** Takes one of the tries of this subject; fails with 429 if there is none left. */
    public Mono<Taken> take(Limit limit, String subject) {
        var now = clock.instant();
        var window = Window.at(now, limit.length());
        var taken = new Taken(key(limit, subject), window);
        return counters.read(taken.key, window.previous())
                .map(before -> before * window.remaining(now))
                .zipWith(counters.add(taken.key, window, 1), (before, tries) -> before + tries)
                .flatMap(tries -> tries <= limit.times() ? Mono.just(taken) : refuse(limit, taken));
    }

    private Mono<Taken> refuse(Limit limit, Taken taken) {
        return giveBack(taken).then(Mono.error(() -> over(limit, taken.window)));
    }

    private Refused over(Limit limit, Window window) {
        var wait = Duration.between(clock.instant(), window.end()).plusSeconds(1);
        return new Refused(HttpStatus.TOO_MANY_REQUESTS, limit.sentence(), wait);
    }

    /** Fails with 429 if nothing is left, and counts nothing: for limits that many may share at one time. */
    public Mono<Void> check(Limit limit, String subject) {
        var now = clock.instant();
        var window = Window.at(now, limit.length());
        return tries(key(limit, subject), window, now)
                .flatMap(tries -> tries < limit.times() ? Mono.empty() : Mono.error(over(limit, window)));
    }

    private Mono<Double> tries(String key, Window window, Instant now) {
        return counters.read(key, window.previous())
                .zipWith(counters.read(key, window), (before, tries) -> before * window.remaining(now) + tries);
    }

    /** Counts one that has been made. */
    public Mono<Void> count(Limit limit, String subject) {
        return counters.add(key(limit, subject), Window.at(clock.instant(), limit.length()), 1)
                .then();
    }

    /** The try does not count after all. */
    public Mono<Void> giveBack(Taken taken) {
        return counters.add(taken.key, taken.window, -1).then();
    }

    /** Forgets counts that no limit of up to a day looks at any more. */
    public Mono<Void> forget() {
        return Mono.defer(() ->
                counters.forget(Window.at(clock.instant(), Duration.ofDays(1)).previous()));
    }

    /** A hash, so that no list of e-mail addresses and network addresses comes to lie in the store. */
    private static String key(Limit limit, String subject) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            return limit.name() + "/" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A try that has been counted. */
    public static final class Taken {

        private final String key;
        private final Window window;

        private Taken(String key, Window window) {
            this.key = key;
            this.window = window;
        }
    }
}
