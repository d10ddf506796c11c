package org.digitalstage.auth.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.digitalstage.auth.code.Code;
import org.digitalstage.auth.code.CodeKind;
import org.digitalstage.auth.code.Codes;
import org.digitalstage.auth.code.Codes.Claim;
import org.digitalstage.auth.code.Codes.Lease;
import org.digitalstage.platform.jwt.AccountId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Carries out wishes for mails: claims one, draws its code, sends it, and comes back later if that failed. */
public final class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int BATCH = 20;

    private final Codes codes;
    private final Letters letters;
    private final Post post;
    private final MailSettings settings;
    private final Supplier<Code> draw;
    private final InstantSource clock;
    private final Counter failures;

    public Postman(
            Codes codes,
            Letters letters,
            Post post,
            MailSettings settings,
            Supplier<Code> draw,
            InstantSource clock,
            MeterRegistry meters) {
        this.codes = codes;
        this.letters = letters;
        this.post = post;
        this.settings = settings;
        this.draw = draw;
        this.clock = clock;
        this.failures = Counter.builder("digitalstage.auth.mail.failed")
                .description("Mails that could not be handed over, counted each time")
                .register(meters);
    }

    /** Sends a wished mail now. Waits a moment for it, but neither its failure nor its slowness becomes the caller's. */
    public Mono<Void> hurry(AccountId account, CodeKind kind) {
        var sending = deliver(account, kind).cache();
        sending.subscribe(nothing -> {}, fault -> log.warn("A mail waits for the store: {}", fault.toString()));
        return sending.timeout(settings.patience(), Mono.empty()).onErrorComplete();
    }

    /** Sends what should have left by now. */
    public Mono<Void> catchUp() {
        return Flux.fromArray(CodeKind.values())
                .concatMap(kind -> codes.due(kind, clock.instant(), BATCH))
                .concatMap(due -> deliver(due.account(), due.kind()))
                .then();
    }

    private Mono<Void> deliver(AccountId account, CodeKind kind) {
        var code = draw.get();
        var now = clock.instant();
        var lease = new Lease(now, now.plus(LEASE), now.plus(settings.codeLifetime()));
        return codes.claim(account, kind, code, lease).flatMap(claim -> send(claim, kind, code));
    }

    private Mono<Void> send(Claim claim, CodeKind kind, Code code) {
        return post.send(letters.write(kind, claim.account(), code))
                .timeout(LEASE.dividedBy(2))
                .then(codes.sent(claim.account().id(), kind, code))
                .onErrorResume(fault -> failed(claim, kind, code, fault));
    }

    private Mono<Void> failed(Claim claim, CodeKind kind, Code code, Throwable fault) {
        failures.increment();
        var id = claim.account().id();
        if (claim.attempt() >= settings.attempts()) {
            log.error("Mail given up after {} attempts: account {}, {}", claim.attempt(), id, reason(fault));
            return codes.sent(id, kind, code);
        }
        log.warn("Mail could not be sent, will try again: account {}, {}", id, reason(fault));
        return codes.postponed(id, kind, code, next(claim.attempt()));
    }

    /** The kind of fault only: a mail server's words may repeat the letter's. */
    private static String reason(Throwable fault) {
        return fault.getClass().getSimpleName();
    }

    private Instant next(int attempt) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 16));
        return clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }
}
