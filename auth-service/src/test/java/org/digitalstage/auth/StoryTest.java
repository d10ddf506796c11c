package org.digitalstage.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoryTest {

    private static final String PASSWORD = "correct horse";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @TempDir
    static Path folder;

    private static EmbeddedStore store;
    private static TestService service;
    private static AuthClient client;
    private String email;

    @BeforeAll
    static void start() {
        store = EmbeddedStore.inMemory();
        service = TestService.start(store, folder);
        client = service.client;
    }

    @AfterAll
    static void stop() {
        service.close();
        store.close();
    }

    @BeforeEach
    void somebodyNew() {
        email = "person" + PEOPLE.incrementAndGet() + "@example.org";
    }

    private void signUpAndActivate() {
        assertThat(client.signUp(email, PASSWORD).status()).isEqualTo(200);
        var code = service.mailbox.code(email);
        assertThat(client.post("/activate", Map.of("code", code)).status()).isEqualTo(200);
    }

    @Test
    void somebodySignsUpActivatesSignsInSeesTheirProfileAndSignsOut() {
        var signedUp = client.signUp(email, PASSWORD);
        assertThat(signedUp.status()).isEqualTo(200);
        assertThat(signedUp.text()).isEqualTo("OK");

        assertThat(client.login(email, PASSWORD).status()).isEqualTo(424);

        var mail = service.mailbox.to(email).getLast();
        var code = service.mailbox.code(email);
        assertThat(mail).contains("http://localhost:3000/account/activate?code=" + code);
        assertThat(client.post("/activate", Map.of("code", code)).text()).isEqualTo("OK");

        var login = client.login(email, PASSWORD);
        assertThat(login.header("content-type")).contains("application/json");
        assertThat(login.text()).startsWith("\"ey").endsWith("\"");
        var token = login.json().asString();

        var profile = client.get("/profile", token);
        assertThat(profile.status()).isEqualTo(200);
        assertThat(profile.json().propertyNames()).containsExactly("_id", "name", "email", "avatarUrl");
        assertThat(profile.json().get("_id").asString()).matches("[0-9a-f]{24}");
        assertThat(client.get("/verify", token).text()).isEqualTo("OK");

        assertThat(client.logout(token).text()).isEqualTo("OK");
        assertThat(client.get("/profile", token).status()).isEqualTo(401);
        assertThat(client.get("/verify", token).status()).isEqualTo(401);
        assertThat(client.logout(token).status()).isEqualTo(200);
    }

    @Test
    void theTokenCarriesWhatOtherServicesNeedAndFitsThePublishedKeys() throws ParseException {
        signUpAndActivate();

        var token = SignedJWT.parse(client.token(email, PASSWORD));

        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("digitalstage");
        assertThat(claims.getAudience()).containsExactly("digitalstage");
        assertThat(claims.getStringClaim("name")).isEqualTo("Ada");
        assertThat(claims.getBooleanClaim("email_verified")).isTrue();
        assertThat(claims.getJSONObjectClaim("user")).isEqualTo(Map.of("_id", claims.getSubject(), "email", email));
        assertThat(claims.getStringClaim("sid")).isNotEqualTo(claims.getJWTID()).isNotBlank();
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(604_800_000);

        var published = client.get("/.well-known/jwks.json");
        assertThat(published.header("cache-control")).contains("max-age=300, public");
        assertThat(JWKSet.parse(published.text())
                        .getKeyByKeyId(token.getHeader().getKeyID()))
                .isNotNull()
                .satisfies(key -> assertThat(key.isPrivate()).isFalse());
    }

    @Test
    void somebodyNotActivatedGetsATokenForThisServiceAlone() throws ParseException {
        client.signUp(email, PASSWORD);

        var answer = client.post("/token", Map.of("email", email, "password", PASSWORD));

        assertThat(answer.status()).isEqualTo(200);
        var token = answer.json().asString();
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getAudience()).containsExactly("auth");
        assertThat(client.get("/profile", token).status()).isEqualTo(424);
        assertThat(client.get("/verify", token).status()).isEqualTo(424);
    }

    @Test
    void anAddressIsTheSameInCapitals() {
        signUpAndActivate();

        assertThat(client.signUp(email.toUpperCase(Locale.ROOT), PASSWORD).status())
                .isEqualTo(409);
        assertThat(client.login(" " + email.toUpperCase(Locale.ROOT), PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void aNewActivationCodeMakesTheOldOneVoid() {
        client.signUp(email, PASSWORD);
        var first = service.mailbox.code(email);

        assertThat(client.post("/reactivate", Map.of("email", email)).status()).isEqualTo(200);

        assertThat(client.post("/activate", Map.of("code", first)).status()).isEqualTo(403);
        var second = service.mailbox.code(email);
        assertThat(client.post("/activate", Map.of("code", second)).status()).isEqualTo(200);
        assertThat(client.post("/activate", Map.of("code", second)).status()).isEqualTo(403);
        assertThat(client.post("/reactivate", Map.of("email", email)).status()).isEqualTo(416);
    }

    @Test
    void aResetPasswordReplacesTheOldOneAndSignsOutEverywhere() {
        signUpAndActivate();
        var before = client.token(email, PASSWORD);

        assertThat(client.post("/forgot", Map.of("email", email)).status()).isEqualTo(200);
        var code = service.mailbox.code(email);
        assertThat(service.mailbox.to(email).getLast()).contains("/account/reset?token=" + code);
        var reset = Map.of("token", code, "password", "battery staple");
        assertThat(client.post("/reset", reset).text()).isEqualTo("OK");

        assertThat(client.post("/reset", reset).status()).isEqualTo(403);
        assertThat(client.login(email, PASSWORD).status()).isEqualTo(401);
        assertThat(client.get("/profile", before).status()).isEqualTo(401);
        var after = client.token(email, "battery staple");
        assertThat(client.get("/profile", after).status()).isEqualTo(200);
        var account = client.get("/profile", after).json().get("_id").asString();
        Await.until(
                "the event is published",
                () -> service.events.ofType("revoked").stream()
                        .anyMatch(event -> account.equals(event.get("account"))
                                && event.containsKey("before")
                                && !event.containsKey("jti")));
    }

    @Test
    void aTooShortNewPasswordLeavesTheCodeAsItWas() {
        signUpAndActivate();
        client.post("/forgot", Map.of("email", email));
        var code = service.mailbox.code(email);

        var refused = client.post("/reset", Map.of("token", code, "password", "short"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.sentence()).isEqualTo("Expected a password of 8 to 1000 characters but got 5");
        assertThat(client.post("/reset", Map.of("token", code, "password", "long enough"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aResetDoesNotActivate() {
        client.signUp(email, PASSWORD);
        client.post("/forgot", Map.of("email", email));
        client.post("/reset", Map.of("token", service.mailbox.code(email), "password", "battery staple"));

        assertThat(client.login(email, "battery staple").status()).isEqualTo(424);
    }

    @Test
    void oneTokenIsSignedOutAndTheOtherStays() {
        signUpAndActivate();
        var tablet = client.token(email, PASSWORD);
        var phone = client.token(email, PASSWORD);

        client.logout(tablet);

        assertThat(client.get("/profile", tablet).status()).isEqualTo(401);
        assertThat(client.get("/profile", phone).status()).isEqualTo(200);
    }

    @Test
    void signingOutIsToldToTheOtherServicesAndCanBeAskedFor() throws ParseException {
        signUpAndActivate();
        var since = client.get("/internal/revocations").json().get("cursor").asLong();
        var token = client.token(email, PASSWORD);
        var claims = SignedJWT.parse(token).getJWTClaimsSet();

        client.logout(token);

        Await.until(
                "the event is published",
                () -> service.events.ofType("revoked").stream()
                        .anyMatch(event -> claims.getJWTID().equals(event.get("jti"))));
        var page = client.get("/internal/revocations?since=" + since).json();
        assertThat(page.get("cursor").asLong()).isEqualTo(since + 1);
        assertThat(page.get("revocations").size()).isEqualTo(1);
        var revocation = page.get("revocations").get(0);
        assertThat(revocation.get("account").asString()).isEqualTo(claims.getSubject());
        assertThat(revocation.get("jti").asString()).isEqualTo(claims.getJWTID());
        assertThat(revocation.has("before")).isFalse();
        assertThat(client.get("/internal/revocations?since=1000000")
                        .json()
                        .get("revocations")
                        .size())
                .isPositive();
    }

    @Test
    void aChangedProfileIsToldToTheOtherServices() {
        signUpAndActivate();
        var token = client.token(email, PASSWORD);
        var change = Map.of("name", "Ada Lovelace", "avatarUrl", "https://example.org/ada.png");

        var changed = client.patch("/profile", token, change);

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().get("name").asString()).isEqualTo("Ada Lovelace");
        var id = changed.json().get("_id").asString();
        Await.until(
                "the event is published",
                () -> service.events.ofType("account-changed").stream()
                        .anyMatch(event -> id.equals(event.get("account"))
                                && "Ada Lovelace".equals(event.get("name"))
                                && "https://example.org/ada.png".equals(event.get("picture"))));
    }

    @Test
    void whatCouldNotBeToldIsToldLater() throws ParseException {
        signUpAndActivate();
        var token = client.token(email, PASSWORD);
        var account = SignedJWT.parse(token).getJWTClaimsSet().getSubject();
        TestEvents.REDIS.kill();
        assertThat(client.patch("/profile", token, Map.of("name", "Grace")).status())
                .isEqualTo(200);
        assertThat(client.logout(token).status()).isEqualTo(200);

        TestEvents.REDIS.restart();

        for (var type : List.of("account-changed", "revoked")) {
            Await.until(
                    type + " is told",
                    () -> service.events.ofType(type).stream().anyMatch(event -> account.equals(event.get("account"))));
        }
    }

    @Test
    void internalAddressesAreNotThereForRequestsThroughAProxy() {
        var answer = client.send(client.to("/internal/revocations")
                .header("X-Forwarded-For", "203.0.113.7")
                .GET());

        assertThat(answer.status()).isEqualTo(404);
    }
}
