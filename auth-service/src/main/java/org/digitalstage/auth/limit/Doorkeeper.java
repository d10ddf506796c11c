package org.digitalstage.auth.limit;

import org.digitalstage.platform.journal.limit.Limit;
import org.digitalstage.platform.journal.limit.Limiter;
import org.digitalstage.platform.journal.limit.Taken;
import org.digitalstage.platform.web.Refused;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** Holds callers to limits: whoever is over one is told so, and when to come back. */
public final class Doorkeeper {

    private final Limiter limiter;

    public Doorkeeper(Limiter limiter) {
        this.limiter = limiter;
    }

    /** Counts a try of this subject; fails with 429 and the sentence if there is none left. */
    public Mono<Taken> admit(Limit limit, String subject, String sentence) {
        return Mono.fromCompletionStage(() -> limiter.take(limit, subject))
                .flatMap(taken -> taken.map(Mono::just).orElseGet(() -> Mono.error(over(limit, sentence))));
    }

    private Refused over(Limit limit, String sentence) {
        return new Refused(HttpStatus.TOO_MANY_REQUESTS, sentence, limiter.wait(limit));
    }
}
