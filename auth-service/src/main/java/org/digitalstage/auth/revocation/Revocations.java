package org.digitalstage.auth.revocation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.digitalstage.auth.account.Account;
import org.digitalstage.platform.jwt.Caller;
import reactor.core.publisher.Mono;

/** Makes tokens void and knows which are. */
public final class Revocations {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final RevocationLog log;
    private final InstantSource clock;
    private final Duration tokenLifetime;
    private final Consumer<Revocation> tell;

    /** @param tell is handed each revocation once it is stored */
    public Revocations(RevocationLog log, InstantSource clock, Duration tokenLifetime, Consumer<Revocation> tell) {
        this.log = log;
        this.clock = clock;
        this.tokenLifetime = tokenLifetime;
        this.tell = tell;
    }

    public Mono<Boolean> isRevoked(Caller caller, Account account) {
        return account.hasRevoked(caller.issuedAt()) ? Mono.just(true) : log.contains(caller.jti());
    }

    /** Makes this one token void; a second time changes nothing. */
    public Mono<Void> revoke(Caller caller) {
        var revocation = Revocation.ofToken(
                caller.accountId(), caller.jti(), caller.expiresAt().plus(CLOCKS_DIFFER));
        return log.contains(caller.jti()).flatMap(done -> done ? Mono.empty() : store(revocation));
    }

    /**
     * Makes all tokens issued before this moment void. It is stored before the account changes: if we die in between, people sign in
     * once more than needed, but no token outlives a reset password.
     */
    public Mono<Void> revokeAll(Account account, Instant before) {
        var until = before.plus(tokenLifetime).plus(CLOCKS_DIFFER);
        return store(Revocation.ofAll(account.id(), before, until));
    }

    /**
     * The first whole second that no token of this account was issued in yet. Tokens tell time in whole seconds, so the current second
     * is over as soon as tokens of it are to be void.
     */
    public Instant afterAllTokensOf(Account account) {
        var next = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        var earlier = account.tokensBefore();
        return earlier == null || earlier.isBefore(next) ? next : earlier.plusSeconds(1);
    }

    private Mono<Void> store(Revocation revocation) {
        return log.append(revocation).doOnNext(tell).then();
    }
}
