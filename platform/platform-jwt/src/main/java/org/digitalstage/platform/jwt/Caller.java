package org.digitalstage.platform.jwt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request or opened a socket, as a valid token says.
 *
 * @param name the display name when the token was issued; later changes cross as events
 * @param picture the address of the avatar; null if the account never had one
 * @param jti the token's own id, by which it is revoked
 * @param sessionId the sign-in this token came from
 * @param issuedAt whole seconds; a token is revoked if this lies before the account's last "revoke all"
 */
public record Caller(
        AccountId accountId,
        String name,
        @Nullable String picture,
        boolean emailVerified,
        String jti,
        String sessionId,
        Instant issuedAt,
        Instant expiresAt) {}
