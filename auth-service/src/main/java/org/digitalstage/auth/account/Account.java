package org.digitalstage.auth.account;

import java.time.Instant;
import org.digitalstage.platform.jwt.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * One account as stored.
 *
 * @param avatarUrl null if none was ever given; may be empty, as the original web client sends it
 * @param active whether the e-mail address has been proven by an activation code
 * @param tokensBefore tokens issued before this are no longer good; whole seconds
 * @param profileVersion grows with each change of name or avatar
 */
public record Account(
        AccountId id,
        Email email,
        String name,
        @Nullable String avatarUrl,
        String passwordHash,
        boolean active,
        @Nullable Instant tokensBefore,
        int profileVersion) {

    /** An account as it begins: not activated, with nothing revoked. */
    public static Account begin(
            AccountId id, Email email, String name, @Nullable String avatarUrl, String passwordHash) {
        return new Account(id, email, name, avatarUrl, passwordHash, false, null, 0);
    }

    /** The avatar as others see it: null when there is nothing to show. */
    public @Nullable String picture() {
        return avatarUrl == null || avatarUrl.isEmpty() ? null : avatarUrl;
    }

    /** Whether a token issued at this time has been made void since, together with all others of its time. */
    public boolean hasRevoked(Instant issuedAt) {
        return tokensBefore != null && issuedAt.isBefore(tokensBefore);
    }

    /** Never the hash: this may end in a log. */
    @Override
    public String toString() {
        return "Account[" + id + (active ? "" : ", not activated") + "]";
    }
}
