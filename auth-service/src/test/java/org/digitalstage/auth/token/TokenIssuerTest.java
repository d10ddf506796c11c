package org.digitalstage.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.digitalstage.auth.account.Account;
import org.digitalstage.auth.account.Email;
import org.digitalstage.platform.jwt.AccountId;
import org.digitalstage.platform.jwt.JwtSettings;
import org.digitalstage.platform.jwt.JwtTokenValidator;
import org.digitalstage.platform.jwt.TokenValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class TokenIssuerTest {

    private static final AccountId ADA = new AccountId("0123456789abcdef01234567");
    private static final JwtSettings JWT = new JwtSettings(
            URI.create("http://unused"),
            "digitalstage",
            "digitalstage",
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2));

    /** Keys in memory. */
    private static final class MemoryKeys implements SigningKeys {

        private final List<SigningKey> keys = new CopyOnWriteArrayList<>();

        @Override
        public Flux<SigningKey> all() {
            return Flux.fromIterable(keys);
        }

        @Override
        public Mono<Void> addUnlessPresent(SigningKey key) {
            return Mono.fromRunnable(() -> keys.add(key));
        }
    }

    private final Instant now = Instant.now();
    private final MemoryKeys store = new MemoryKeys();
    private final KeyRing ring = new KeyRing(store, () -> now);
    private final AtomicInteger ids = new AtomicInteger();
    private final TokenIssuer issuer = new TokenIssuer(
            ring,
            JWT,
            new TokenSettings(Duration.ofDays(7), Duration.ofMinutes(5)),
            () -> now,
            () -> "id-" + ids.incrementAndGet());
    private final TokenValidator validator = new JwtTokenValidator(
            token -> ring.published(), "digitalstage", Set.of("digitalstage"), Duration.ofSeconds(30));

    private static Account ada(@Nullable String avatarUrl, @Nullable Instant tokensBefore) {
        return new Account(ADA, Email.of("ada@example.org"), "Ada", avatarUrl, "hash", true, tokensBefore, 0);
    }

    @Test
    void whatIsIssuedIsReadBackByTheOtherServices() {
        ring.load().block();

        var caller = validator
                .validate(issuer.issue(ada("https://example.org/a.png", null)))
                .block();

        assertThat(caller.accountId()).isEqualTo(ADA);
        assertThat(caller.name()).isEqualTo("Ada");
        assertThat(caller.picture()).isEqualTo("https://example.org/a.png");
        assertThat(caller.emailVerified()).isTrue();
        assertThat(caller.jti()).isEqualTo("id-1");
        assertThat(caller.sessionId()).isEqualTo("id-2");
    }

    @Test
    void theAudienceIsAListAlsoWhileTheAccountIsNotActivated() {
        ring.load().block();
        var waiting = new Account(ADA, Email.of("ada@example.org"), "Ada", null, "hash", false, null, 0);

        assertThat(claims(issuer.issue(ada(null, null))).get("aud").toString()).isEqualTo("[\"digitalstage\"]");
        assertThat(claims(issuer.issue(waiting)).get("aud").toString()).isEqualTo("[\"auth\"]");
        assertThat(claims(issuer.issue(waiting)).get("exp").isIntegralNumber()).isTrue();
    }

    private static JsonNode claims(String token) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    @Test
    void anEmptyAvatarIsNoPicture() {
        ring.load().block();

        assertThat(validator.validate(issuer.issue(ada("", null))).block().picture())
                .isNull();
    }

    @Test
    void aTokenIsNeverIssuedBeforeTheMomentUpToWhichAllWereRevoked() {
        ring.load().block();
        var revoked = Instant.ofEpochSecond(now.getEpochSecond() + 1);

        var caller = validator.validate(issuer.issue(ada(null, revoked))).block();

        assertThat(ada(null, revoked).hasRevoked(caller.issuedAt())).isFalse();
    }

    @Test
    void aSecondKeySignsFromWhenItIsLoadedAndTheFirstStaysPublished() {
        ring.load().block();
        var old = issuer.issue(ada(null, null));

        store.keys.add(SigningKey.create(2, now));
        ring.load().block();

        var fresh = issuer.issue(ada(null, null));
        assertThat(validator.validate(old).block()).isNotNull();
        assertThat(validator.validate(fresh).block()).isNotNull();
        assertThat(ring.published().count().block()).isEqualTo(2);
        assertThat(fresh.split("\\.")[0]).isNotEqualTo(old.split("\\.")[0]);
    }

    @Test
    void aKeyShowsNothingOfItself() {
        var key = SigningKey.create(1, now);

        assertThat(key.toString()).isEqualTo("SigningKey[1, " + key.key().getKeyID() + "]");
    }
}
