package org.digitalstage.platform.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.digitalstage.platform.testing.TokenDraft;
import org.digitalstage.platform.testing.TokenMaker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

final class JwtTokenValidatorTest {

    private static final String ADA = "0123456789abcdef00000000";

    private static TokenMaker maker;
    private static TokenValidator tokens;

    @BeforeAll
    static void publishKeys() {
        maker = TokenMaker.start();
        tokens = validator(maker, Map.of());
    }

    @AfterAll
    static void stop() {
        maker.close();
    }

    static TokenValidator validator(TokenMaker maker, Map<String, String> more) {
        var source = new MapConfigurationPropertySource(more);
        source.put("digitalstage.jwt.jwks-url", maker.jwksUrl().toString());
        var settings = new Binder(source).bindOrCreate("digitalstage.jwt", JwtSettings.class);
        return new JwtConfiguration().tokenValidator(settings);
    }

    @Test
    void aTokenOfAnActiveAccountTellsItsCaller() {
        var token = maker.sign(maker.draft(ADA, "Ada").with("picture", "https://example.org/ada.png"));

        var caller = tokens.validate(token).block();

        assertThat(caller.accountId()).isEqualTo(new AccountId(ADA));
        assertThat(caller.name()).isEqualTo("Ada");
        assertThat(caller.picture()).isEqualTo("https://example.org/ada.png");
        assertThat(caller.emailVerified()).isTrue();
        assertThat(caller.expiresAt()).isEqualTo(caller.issuedAt().plusSeconds(604_800));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  ", " "})
    void aSchemeBeforeTheTokenIsTolerated(String prefix) {
        assertThat(tokens.validate(prefix + maker.token(ADA, "Ada")).block()).isNotNull();
    }

    @Test
    void aTokenMayHaveNoPicture() {
        assertThat(tokens.validate(maker.token(ADA, "Ada")).block().picture()).isNull();
    }

    @Test
    void aClockThatIsALittleBehindDoesNotMatter() {
        var token = maker.sign(maker.draft(ADA, "Ada").issuedAt(Instant.now().minusSeconds(604_810)));

        assertThat(tokens.validate(token).block()).isNotNull();
    }

    static Stream<Arguments> wrongClaims() {
        return Stream.of(
                wrong("expired", draft -> draft.issuedAt(Instant.now().minusSeconds(700_000))),
                wrong("never expires", draft -> draft.with("exp", null)),
                wrong("not yet valid", draft -> draft.with("nbf", Instant.now().getEpochSecond() + 600)),
                wrong("of an inactive account", TokenDraft::inactive),
                wrong("no audience", draft -> draft.with("aud", null)),
                wrong("audience of another platform", draft -> draft.with("aud", List.of("other"))),
                wrong("another issuer", draft -> draft.with("iss", "somebody")),
                wrong("no issuer", draft -> draft.with("iss", null)),
                wrong("no subject", draft -> draft.with("sub", null)),
                wrong("a subject that is no account", draft -> draft.with("sub", "me")),
                wrong("no id", draft -> draft.with("jti", null)),
                wrong("no session", draft -> draft.with("sid", null)));
    }

    private static Arguments wrong(String what, UnaryOperator<TokenDraft> change) {
        return Arguments.argumentSet(what, change);
    }

    @ParameterizedTest
    @MethodSource("wrongClaims")
    void aTokenWithWrongClaimsIsInvalid(UnaryOperator<TokenDraft> change) {
        assertInvalid(maker.sign(change.apply(maker.draft(ADA, "Ada"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "nonsense", "a.b.c", "{}", "...."})
    void whatIsNoTokenIsInvalid(String text) {
        assertInvalid(text);
    }

    @Test
    void aTokenThatIsTooLongIsNotEvenRead() {
        assertInvalid("a".repeat(10_000));
    }

    @Test
    void aChangedPayloadIsInvalid() {
        var parts = maker.token(ADA, "Ada").split("\\.");
        var other = maker.token("ffffffffffffffff00000000", "Eve").split("\\.");

        assertInvalid(parts[0] + "." + other[1] + "." + parts[2]);
    }

    @Test
    void aSignatureOfAnotherKeyUnderAKnownIdIsInvalid() {
        assertInvalid(maker.forge(maker.draft(ADA, "Ada"), "key-1"));
    }

    @Test
    void noOtherAlgorithmThanRs256IsTaken() {
        var draft = maker.draft(ADA, "Ada");

        assertInvalid(maker.sign(draft, Map.of("alg", "none", "kid", "key-1")));
        assertInvalid(maker.sign(draft, Map.of("alg", "HS256", "kid", "key-1")));
        assertInvalid(maker.sign(draft, Map.of("alg", "RS512", "kid", "key-1")));
    }

    @Test
    void anUnsignedTokenIsInvalid() {
        var header = base64("{\"alg\":\"none\"}");
        var payload = maker.token(ADA, "Ada").split("\\.")[1];

        assertInvalid(header + "." + payload + ".");
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertInvalid(String token) {
        assertThatThrownBy(() -> tokens.validate(token).block())
                .isInstanceOf(InvalidToken.class)
                .hasMessageStartingWith("Expected ");
    }
}
