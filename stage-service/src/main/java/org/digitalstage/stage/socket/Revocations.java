package org.digitalstage.stage.socket;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.digitalstage.platform.jwt.Caller;
import org.jspecify.annotations.Nullable;

/** Tokens that the auth-service took back, as far as it told: their sockets end, and they open no new ones. */
public final class Revocations {

    private static final int MOST = 100_000;

    private final Sessions sessions;
    private final Map<String, Boolean> tokens = new ConcurrentHashMap<>();
    private final Map<String, Instant> accounts = new ConcurrentHashMap<>();

    public Revocations(Sessions sessions) {
        this.sessions = sessions;
    }

    /** One revocation: of a token, or of all of the account's that were issued before. */
    public void revoke(String account, @Nullable String jti, @Nullable Instant before) {
        if (tokens.size() + accounts.size() > MOST) {
            tokens.clear(); // sockets are long gone; new ones are refused by the auth-service's short memory again
        }
        if (jti != null) {
            tokens.put(jti, true);
        }
        if (before != null) {
            accounts.merge(account, before, (one, two) -> one.isAfter(two) ? one : two);
        }
        sessions.end(account, this::isRevoked);
    }

    boolean isRevoked(Caller caller) {
        Instant before = accounts.get(caller.accountId().hex());
        return tokens.containsKey(caller.jti())
                || (before != null && caller.issuedAt().isBefore(before));
    }
}
