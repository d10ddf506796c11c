package org.digitalstage.platform.jwt;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads the caller from the claims of a token whose signature, times and audience are already known to be right. */
final class CallerClaims {

    private CallerClaims() {}

    static Caller read(Jwt token) {
        try {
            return new Caller(
                    new AccountId(required(token.getSubject(), "sub")),
                    required(token.getClaimAsString("name"), "name"),
                    token.getClaimAsString("picture"),
                    Boolean.TRUE.equals(token.getClaimAsBoolean("email_verified")),
                    required(token.getId(), "jti"),
                    required(token.getClaimAsString("sid"), "sid"),
                    required(token.getIssuedAt(), "iat"),
                    required(token.getExpiresAt(), "exp"));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidToken("Expected a token of this platform but its claims do not fit");
        }
    }

    private static <T> T required(@Nullable T claim, String name) {
        if (claim == null) {
            throw new InvalidToken("Expected a token with the claim " + name + " but it is missing");
        }
        return claim;
    }
}
