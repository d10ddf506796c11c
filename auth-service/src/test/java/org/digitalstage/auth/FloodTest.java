package org.digitalstage.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.digitalstage.auth.AuthClient.Answer;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FloodTest {

    private static final String PASSWORD = "correct horse";

    @TempDir
    static Path folder;

    private static EmbeddedStore store;
    private static TestService service;
    private static AuthClient client;

    @BeforeAll
    static void start() {
        store = EmbeddedStore.inMemory();
        service = TestService.start(
                store,
                folder,
                "--digitalstage.auth.password.memory=32768",
                "--digitalstage.auth.password.workers=1",
                "--digitalstage.auth.password.queue=4",
                "--digitalstage.auth.sign-in.failures-a-minute-from-address=200",
                "--digitalstage.auth.mail-limit.an-hour-from-address=40");
        client = service.client;
    }

    @AfterAll
    static void stop() {
        service.close();
        store.close();
    }

    private static void person(String email) {
        assertThat(client.signUp(email, PASSWORD).status()).isEqualTo(200);
        client.post("/activate", Map.of("code", service.mailbox.code(email)));
    }

    @Test
    void moreSignInsThanCanBeHashedAreAskedToComeBackAndNobodyElseWaits() {
        person("flood@example.org");

        var flood = IntStream.range(0, 100)
                .mapToObj(number -> client.postSoon(
                        "/login", Map.of("email", "nobody" + number + "@example.org", "password", PASSWORD)))
                .toList();
        assertThat(client.get("/.well-known/jwks.json").status()).isEqualTo(200);

        var answers = flood.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(Answer::status).containsOnly(401, 503).contains(503);
        assertThat(answers).filteredOn(answer -> answer.status() == 503).allSatisfy(answer -> {
            assertThat(answer.header("retry-after")).contains("2");
            assertThat(answer.sentence()).isEqualTo("Too many sign-ins at once, please try again");
        });
        assertThat(client.login("flood@example.org", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void afterTenFailuresAnAccountIsShutToThatAddressForAWhile() {
        person("guessed@example.org");

        var answers = IntStream.range(0, 25)
                .mapToObj(number -> client.login("guessed@example.org", "guess " + number))
                .map(Answer::status)
                .toList();

        assertThat(answers.subList(0, 10)).containsOnly(401);
        assertThat(answers).contains(429);
        assertThat(answers.stream().filter(status -> status == 401).count()).isLessThanOrEqualTo(12);
        var refused = client.login("guessed@example.org", PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.sentence()).isEqualTo("Too many failed sign-ins, please wait a minute");
        assertThat(Long.parseLong(refused.header("retry-after").orElseThrow())).isBetween(1L, 61L);
    }

    @Test
    void theSameAccountIsStillOpenToAnotherAddress() {
        person("elsewhere@example.org");
        IntStream.range(0, 12).forEach(number -> client.login("elsewhere@example.org", "guess " + number));
        var body = "{\"email\":\"elsewhere@example.org\",\"password\":\"" + PASSWORD + "\"}";

        var answer = client.send(
                client.to("/login").header("X-Forwarded-For", "203.0.113.7").POST(BodyPublishers.ofString(body)));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void guessesAtOnceAreCountedBeforeTheyAreMade() {
        person("atonce@example.org");

        var flood = IntStream.range(0, 40)
                .mapToObj(number ->
                        client.postSoon("/login", Map.of("email", "atonce@example.org", "password", "guess " + number)))
                .toList();

        var wrong = flood.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.status() == 401)
                .count();
        assertThat(wrong).isEqualTo(10);
    }

    @Test
    void manyRightSignInsAtOnceAreNoFailures() {
        person("orchestra@example.org");

        var all = IntStream.range(0, 15)
                .mapToObj(number ->
                        client.postSoon("/login", Map.of("email", "orchestra@example.org", "password", PASSWORD)))
                .toList();

        assertThat(all)
                .extracting(CompletableFuture::join)
                .extracting(Answer::status)
                .containsOnly(200);
    }

    @Test
    void oneAddressCannotAskForMailsToEverybody() {
        var answers = IntStream.range(0, 45)
                .mapToObj(number -> "{\"email\":\"stranger" + number + "@example.org\"}")
                .map(body -> client.send(client.to("/forgot")
                        .header("X-Forwarded-For", "203.0.113.8")
                        .POST(BodyPublishers.ofString(body))))
                .toList();

        assertThat(answers.subList(0, 40)).extracting(Answer::status).containsOnly(404);
        assertThat(answers.subList(40, 45)).extracting(Answer::status).containsOnly(429);
        assertThat(answers.getLast().header("retry-after")).isPresent();
        assertThat(client.post("/forgot", Map.of("email", "stranger@example.org"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobodysMailboxIsFlooded() {
        client.signUp("mailbox@example.org", PASSWORD);

        var answers = IntStream.range(0, 12)
                .mapToObj(number -> client.post("/forgot", Map.of("email", "mailbox@example.org")))
                .map(Answer::status)
                .toList();

        assertThat(answers).contains(200, 429);
        assertThat(service.mailbox.to("mailbox@example.org")).hasSizeLessThanOrEqualTo(12);
    }
}
