package org.digitalstage.auth.token;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.function.Supplier;
import org.digitalstage.auth.account.Account;
import org.digitalstage.platform.jwt.JwtSettings;

/** Makes the token of a sign-in. */
public final class TokenIssuer {

    /** The audience of a token that is good for this service alone. */
    public static final String THIS_SERVICE = "auth";

    private final KeyRing keys;
    private final JwtSettings jwt;
    private final TokenSettings settings;
    private final InstantSource clock;
    private final Supplier<String> ids;

    /** @param ids makes the random ids of tokens and sessions */
    public TokenIssuer(
            KeyRing keys, JwtSettings jwt, TokenSettings settings, InstantSource clock, Supplier<String> ids) {
        this.keys = keys;
        this.jwt = jwt;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
    }

    /** A token of a new session. The other services refuse it while the account is not activated. */
    public String issue(Account account) {
        var issued = issuedAt(account);
        var claims = new JWTClaimsSet.Builder()
                .issuer(jwt.issuer())
                .subject(account.id().hex())
                .jwtID(ids.get())
                .claim("sid", ids.get())
                .audience(account.active() ? jwt.audience() : THIS_SERVICE)
                .claim("name", account.name())
                .claim("picture", account.picture())
                .claim("email_verified", account.active())
                .claim(
                        "user",
                        Map.of(
                                "_id",
                                account.id().hex(),
                                "email",
                                account.email().address()))
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(issued.plus(settings.lifetime())));
        return keys.sign(claims.build());
    }

    /** Now in whole seconds, as tokens tell time; not before the moment up to which all tokens were revoked. */
    private Instant issuedAt(Account account) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var earliest = account.tokensBefore();
        return earliest != null && earliest.isAfter(now) ? earliest : now;
    }
}
