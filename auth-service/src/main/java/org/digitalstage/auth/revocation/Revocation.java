package org.digitalstage.auth.revocation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.digitalstage.platform.jwt.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of one account that are void: the one with this id, or all issued before a moment.
 *
 * @param cursor its place in the row of all revocations, from 1
 * @param before whole seconds
 * @param until when the last of these tokens would have expired anyway
 */
public record Revocation(
        long cursor,
        AccountId account,
        @Nullable String jti,
        @Nullable Instant before,
        Instant until) {

    static Revocation ofToken(AccountId account, String jti, Instant expires) {
        return new Revocation(0, account, jti, null, expires);
    }

    static Revocation ofAll(AccountId account, Instant before, Instant until) {
        return new Revocation(0, account, null, before, until);
    }

    Revocation at(long place) {
        return new Revocation(place, account, jti, before, until);
    }

    /** As other services read it: {@code {account, jti?, before?}}, the moment in milliseconds. */
    public Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("account", account.hex());
        if (jti != null) {
            body.put("jti", jti);
        }
        if (before != null) {
            body.put("before", before.toEpochMilli());
        }
        return body;
    }
}
