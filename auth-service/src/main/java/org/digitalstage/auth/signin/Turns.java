package org.digitalstage.auth.signin;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.digitalstage.platform.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Lets those of one subject go one after the other. A sign-in is counted before its password is compared, so of many right ones at once
 * some would look like too many wrong ones; and hashing two passwords of one person at a time would win nothing.
 */
final class Turns {

    private static final int MOST = 64;
    private static final Duration COME_BACK = Duration.ofSeconds(2);

    private final ConcurrentMap<String, Turn> last = new ConcurrentHashMap<>();

    /** Begins the work when all that came before of this subject has ended; fails with 503 at once if too many wait already. */
    <T> Mono<T> next(String subject, Mono<T> work) {
        return Mono.using(() -> take(subject), turn -> turn.before.then(work), turn -> leave(subject, turn));
    }

    private Turn take(String subject) {
        return last.compute(subject, (key, before) -> Turn.after(before));
    }

    /** Whoever leaves while still waiting passes the turn on only when it would have come. */
    private void leave(String subject, Turn turn) {
        last.computeIfPresent(subject, (key, latest) -> latest.oneLess());
        turn.before.subscribe(nothing -> {}, fault -> {}, turn.over::tryEmitEmpty);
    }

    /** Subjects with somebody at work or waiting. */
    int subjects() {
        return last.size();
    }

    /**
     * One place in the row of a subject.
     *
     * @param present at work or waiting, this one included
     */
    private record Turn(Mono<Void> before, Sinks.Empty<Void> over, int present) {

        static Turn after(@Nullable Turn latest) {
            if (latest == null) {
                return new Turn(Mono.empty(), Sinks.empty(), 1);
            }
            if (latest.present == MOST) {
                throw new Refused(
                        HttpStatus.SERVICE_UNAVAILABLE, "Too many sign-ins at once, please try again", COME_BACK);
            }
            return new Turn(latest.over.asMono(), Sinks.empty(), latest.present + 1);
        }

        /** Null for the last one to leave. */
        private @Nullable Turn oneLess() {
            return present == 1 ? null : new Turn(before, over, present - 1);
        }
    }
}
