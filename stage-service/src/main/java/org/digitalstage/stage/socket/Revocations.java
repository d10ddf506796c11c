package org.digitalstage.stage.socket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.digitalstage.platform.jwt.Caller;
import org.jspecify.annotations.Nullable;

/** Tokens that the auth-service took back, as far as it told: their sockets end, and they open no new ones. */
public final class Revocations {

    private static final int MANY = 10_000;
    private static final Duration LONGER_THAN_ANY_TOKEN = Duration.ofDays(8);

    private final Sessions sessions;
    private final Clock clock;
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
    private final Map<String, Revoked> accounts = new ConcurrentHashMap<>();

    public Revocations(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** One revocation: of a token, or of all of the account's that were issued before. */
    public void revoke(String account, @Nullable String jti, @Nullable Instant before) {
        Instant now = clock.instant();
        if (jti != null) {
            tokens.put(jti, now);
        }
        if (before != null) {
            accounts.merge(account, new Revoked(before, now), Revoked::later);
        }
        if (tokens.size() + accounts.size() > MANY) {
            Instant old = now.minus(LONGER_THAN_ANY_TOKEN);
            tokens.values().removeIf(heard -> heard.isBefore(old));
            accounts.values().removeIf(revoked -> revoked.heard.isBefore(old));
        }
        sessions.end(account, this::isRevoked);
    }

    boolean isRevoked(Caller caller) {
        Revoked revoked = accounts.get(caller.accountId().hex());
        return tokens.containsKey(caller.jti())
                || (revoked != null && caller.issuedAt().isBefore(revoked.before));
    }

    /**
     * All tokens of an account that were issued before a moment.
     *
     * @param heard when this was told; the tokens have expired some days later
     */
    private record Revoked(Instant before, Instant heard) {
        Revoked later(Revoked other) {
            return before.isAfter(other.before) ? new Revoked(before, other.heard) : other;
        }
    }
}
