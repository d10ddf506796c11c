package org.digitalstage.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.digitalstage.auth.AuthClient.Answer;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every limit, tried at two instances at once: whatever comes in the same moment, no more get through than the limit says. */
final class AtOnceTest {

    private static final String PASSWORD = "correct horse";
    private static final int AT_ONCE = 80;

    @TempDir
    static Path folder;

    private static EmbeddedStore store;
    private static TestService one;
    private static TestService other;

    @BeforeAll
    static void start() {
        store = EmbeddedStore.inMemory();
        one = start(folder);
        other = start(folder);
    }

    private static TestService start(Path mails) {
        return TestService.start(
                store,
                mails,
                "--digitalstage.auth.password.queue=500",
                "--digitalstage.auth.sign-in.failures-a-minute-from-address=20",
                "--digitalstage.auth.mail-limit.an-hour-from-address=50");
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        store.close();
    }

    private static void person(String email) {
        one.client.signUp(email, PASSWORD);
        one.client.post("/activate", Map.of("code", one.mailbox.code(email)));
    }

    private static Map<String, String> credentials(String email, String password) {
        return Map.of("email", email, "password", password);
    }

    /** How often each status came, of requests from one address, half of them to each instance. */
    private static Map<Integer, Long> statuses(String path, String from, IntFunction<Map<String, String>> body) {
        var asked = IntStream.range(0, AT_ONCE)
                .mapToObj(number -> (number % 2 == 0 ? one : other).client.postSoon(path, body.apply(number), from))
                .toList();
        return asked.stream()
                .map(CompletableFuture::join)
                .collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
    }

    @Test
    void failedSignInsOfOneAccount() {
        person("guessed@example.org");

        assertThat(statuses("/login", "203.0.113.1", number -> credentials("guessed@example.org", "guess " + number)))
                .isEqualTo(Map.of(401, 10L, 429, AT_ONCE - 10L));
    }

    @Test
    void failedSignInsOfAllAccountsFromOneAddress() {
        assertThat(statuses(
                        "/login",
                        "203.0.113.2",
                        number -> credentials("nobody" + number + "@example.org", "guess " + number)))
                .isEqualTo(Map.of(401, 20L, 429, AT_ONCE - 20L));
    }

    @Test
    void rightSignInsOfManyFromOneAddressAreNoFailures() {
        IntStream.range(0, 8).forEach(number -> person("singer" + number + "@example.org"));

        assertThat(statuses(
                        "/login",
                        "203.0.113.3",
                        number -> credentials("singer" + number % 8 + "@example.org", PASSWORD)))
                .isEqualTo(Map.of(200, (long) AT_ONCE));
    }

    @Test
    void mailsAskedForFromOneAddress() {
        assertThat(statuses("/forgot", "203.0.113.4", number -> Map.of("email", "stranger" + number + "@example.org")))
                .isEqualTo(Map.of(404, 50L, 429, AT_ONCE - 50L));
    }

    @Test
    void furtherMailsToOneAccount() {
        person("mailbox@example.org");

        assertThat(statuses("/forgot", "203.0.113.5", number -> Map.of("email", "mailbox@example.org")))
                .isEqualTo(Map.of(200, 10L, 429, AT_ONCE - 10L));
    }
}
