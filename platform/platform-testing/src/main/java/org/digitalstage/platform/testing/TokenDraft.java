package org.digitalstage.platform.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The claims of a token to be made; begins as what the auth-service would issue to an active account now. */
public final class TokenDraft {

    private static final Duration WEEK = Duration.ofDays(7);

    private final Map<String, Object> claims = new LinkedHashMap<>();

    TokenDraft(String account, String name) {
        with("iss", "digitalstage");
        with("sub", account);
        with("jti", UUID.randomUUID().toString());
        with("sid", UUID.randomUUID().toString());
        with("aud", List.of("digitalstage"));
        with("name", name);
        with("email_verified", true);
        with("user", Map.of("_id", account, "email", name.toLowerCase(Locale.ROOT) + "@example.org"));
        issuedAt(Instant.now());
    }

    /** Sets a claim, or takes it away when the value is null. */
    public TokenDraft with(String claim, @Nullable Object value) {
        if (value == null) {
            claims.remove(claim);
        } else {
            claims.put(claim, value);
        }
        return this;
    }

    /** A token of an account that is not activated: meant for the auth-service alone. */
    public TokenDraft inactive() {
        return with("aud", List.of("auth")).with("email_verified", false);
    }

    /** Issued then, and valid for seven days from then. */
    public TokenDraft issuedAt(Instant then) {
        return with("iat", then.getEpochSecond()).with("exp", then.plus(WEEK).getEpochSecond());
    }

    public TokenDraft expiresAt(Instant then) {
        return with("exp", then.getEpochSecond());
    }

    Map<String, Object> claims() {
        return claims;
    }
}
