package org.digitalstage.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BadInputTest {

    private static final String KNOWN = "known@example.org";
    private static final String PASSWORD = "correct horse";
    private static final String NO_CODE = "0".repeat(40);

    @TempDir
    static Path folder;

    private static EmbeddedStore store;
    private static TestService service;
    private static AuthClient client;

    @BeforeAll
    static void start() {
        store = EmbeddedStore.inMemory();
        service = TestService.start(store, folder);
        client = service.client;
        client.signUp(KNOWN, PASSWORD);
    }

    @AfterAll
    static void stop() {
        service.close();
        store.close();
    }

    static Stream<Arguments> badFields() {
        var person = Map.of("email", "new@example.org", "password", PASSWORD, "name", "Ada");
        var login = Map.of("email", KNOWN, "password", PASSWORD);
        var reset = Map.of("token", NO_CODE, "password", PASSWORD);
        return Stream.of(
                        broken(
                                "/signup",
                                person,
                                "email",
                                null,
                                "",
                                7,
                                List.of(),
                                "no address",
                                "a@b c",
                                "a@",
                                "@b",
                                "a@b@c"),
                        broken("/signup", person, "email", "x".repeat(250) + "@example.org", "a\r\nBcc: b@example.org"),
                        broken(
                                "/signup",
                                person,
                                "email",
                                "an..na@example.org",
                                ".anna@example.org",
                                "anna.@example.org",
                                "ännchen@example.org",
                                "anna@straße.de"),
                        broken(
                                "/signup",
                                person,
                                "password",
                                null,
                                "",
                                true,
                                "short",
                                "x".repeat(1_001),
                                "x".repeat(9_000)),
                        broken(
                                "/signup",
                                person,
                                "name",
                                null,
                                "",
                                3.5,
                                "   ",
                                "two\nlines",
                                "x".repeat(101),
                                Map.of()),
                        broken(
                                "/signup",
                                person,
                                "name",
                                "\u200b",
                                "\u2800",
                                "\u3164",
                                "\u00ad",
                                "\u00a0",
                                "\ufeff",
                                "A\u2028B",
                                "\u202eannA",
                                "A\0B",
                                "\u001b[31mred"),
                        broken(
                                "/signup",
                                person,
                                "avatarUrl",
                                5,
                                "javascript:alert(1)",
                                "data:image/png;base64,AAAA",
                                "https://anna:geheim@example.org/",
                                "https://example.org/\"x",
                                "nonsense",
                                "http://" + "x".repeat(3_000)),
                        broken("/login", login, "email", null, "", 7, "x".repeat(300)),
                        broken("/login", login, "password", null, "", 7, "x".repeat(5_000)),
                        broken("/token", login, "email", null, 7),
                        broken("/token", login, "password", null, List.of(PASSWORD)),
                        broken("/activate", Map.of(), "code", null, "", 7, "x".repeat(200)),
                        broken("/reactivate", Map.of(), "email", null, "", false),
                        broken("/forgot", Map.of(), "email", null, "", Map.of("$ne", "")),
                        broken("/reset", reset, "token", null, "", 7),
                        broken("/reset", reset, "password", null, "", "short", "x".repeat(1_001)))
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> broken(
            String path, Map<String, ?> good, String field, @Nullable Object... values) {
        return Stream.of(values).map(value -> {
            var body = new HashMap<String, @Nullable Object>(good);
            body.put(field, value);
            var shown = String.valueOf(value);
            return argumentSet(path + " " + field + "=" + shown.substring(0, Math.min(20, shown.length())), path, body);
        });
    }

    @ParameterizedTest
    @MethodSource("badFields")
    void aBadFieldIsToldInASentence(String path, Map<String, ?> body) {
        var answer = client.post(path, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).contains("application/problem+json");
        assertThat(answer.sentence()).startsWith("Expected ").doesNotContain(PASSWORD);
        assertThat(client.post("/reactivate", Map.of("email", "new@example.org"))
                        .status())
                .isEqualTo(404);
    }

    static Stream<Arguments> halves() {
        var half = "\\ud83d"; // an escape: as UTF-8 there is no half of a character
        return Stream.of(
                argumentSet("password", "/signup", signUp("new@example.org", half + "abcdefgh", "Anna", "")),
                argumentSet("name", "/signup", signUp("new@example.org", PASSWORD, half, "")),
                argumentSet("email", "/signup", signUp(half + "@example.org", PASSWORD, "Anna", "")),
                argumentSet("avatarUrl", "/signup", signUp("new@example.org", PASSWORD, "Anna", "https://x/" + half)),
                argumentSet("password", "/login", two("email", KNOWN, "password", half + "abcdefgh")),
                argumentSet("email", "/login", two("email", half, "password", PASSWORD)),
                argumentSet("password", "/token", two("email", KNOWN, "password", PASSWORD + "\\udc00")),
                argumentSet("code", "/activate", two("code", half, "more", half)),
                argumentSet("email", "/reactivate", two("email", KNOWN + half, "more", half)),
                argumentSet("email", "/forgot", two("email", "\\udc00" + KNOWN, "more", half)),
                argumentSet("password", "/reset", two("token", NO_CODE, "password", PASSWORD + half)),
                argumentSet("token", "/reset", two("token", half, "password", PASSWORD)));
    }

    private static String signUp(String email, String password, String name, String avatarUrl) {
        return "{\"email\":\"%s\",\"password\":\"%s\",\"name\":\"%s\",\"avatarUrl\":\"%s\"}"
                .formatted(email, password, name, avatarUrl);
    }

    private static String two(String field, String value, String other, String otherValue) {
        return "{\"%s\":\"%s\",\"%s\":\"%s\"}".formatted(field, value, other, otherValue);
    }

    @ParameterizedTest
    @MethodSource("halves")
    void halfACharacterIsToldInASentenceEverywhere(String path, String body) {
        var answer = client.postText(path, "application/json", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.sentence()).startsWith("Expected ").endsWith(" but got half a character");
    }

    @Test
    void halfACharacterInAPasswordIsNoGuess() {
        var body = two("email", KNOWN, "password", "\\ud83dabcdefgh");
        for (var i = 0; i < 40; i++) {
            assertThat(client.postText("/login", "application/json", body).status())
                    .isEqualTo(400);
        }
        assertThat(client.login(KNOWN, "wrong horse").status()).isEqualTo(401);
    }

    @Test
    void aProfileKeepsToTheSameRules() {
        client.signUp("profile@example.org", PASSWORD);
        client.post("/activate", Map.of("code", service.mailbox.code("profile@example.org")));
        var token = client.token("profile@example.org", PASSWORD);
        for (var name : List.of("", " ", "\u200b", "A\nB", "\u202eannA", "\u001b[31mred")) {
            assertThat(client.patch("/profile", token, Map.of("name", name)).status())
                    .isEqualTo(400);
        }
        assertThat(client.patch("/profile", token, Map.of("avatarUrl", "javascript:x"))
                        .sentence())
                .isEqualTo("Expected avatarUrl to be an https or http address of at most 2000 characters, or empty"
                        + " but got another kind of address");
        var changed = client.patch("/profile", token, Map.of("name", " Zoe\u0308 🎻 ", "avatarUrl", ""));
        assertThat(changed.json().path("name").asString()).isEqualTo("Zoë 🎻");
        assertThat(changed.json().path("avatarUrl").asString()).isEmpty();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                argumentSet("known address", "/signup", Map.of("email", KNOWN, "password", PASSWORD, "name", "A"), 409),
                argumentSet("unknown person", "/login", Map.of("email", "no@example.org", "password", PASSWORD), 401),
                argumentSet("no address at all", "/login", Map.of("email", "no", "password", PASSWORD), 401),
                argumentSet("wrong password", "/login", Map.of("email", KNOWN, "password", "wrong horse"), 401),
                argumentSet("short password", "/login", Map.of("email", KNOWN, "password", "x"), 401),
                argumentSet("wrong password", "/token", Map.of("email", KNOWN, "password", "wrong horse"), 401),
                argumentSet("not activated", "/login", Map.of("email", KNOWN, "password", PASSWORD), 424),
                argumentSet("unknown code", "/activate", Map.of("code", NO_CODE), 403),
                argumentSet("no code at all", "/activate", Map.of("code", "abc"), 403),
                argumentSet("unknown person", "/reactivate", Map.of("email", "no@example.org"), 404),
                argumentSet("unknown person", "/forgot", Map.of("email", "no@example.org"), 404),
                argumentSet("unknown code", "/reset", Map.of("token", NO_CODE, "password", PASSWORD), 403));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void eachRefusalHasTheStatusTheWebClientKnows(String path, Map<String, ?> body, int status) {
        var answer = client.post(path, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.sentence()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/signup", "/login", "/token", "/activate", "/reactivate", "/forgot", "/reset"})
    void whatIsNotAnObjectIsRefusedEverywhere(String path) {
        for (var text : List.of("", "{", "null", "[]", "\"text\"", "5", "{\"email\":", "\u0000")) {
            assertThat(client.postText(path, "application/json", text).status())
                    .as("%s %s", path, text)
                    .isEqualTo(400);
        }
        assertThat(client.postText(path, "application/x-www-form-urlencoded", "a=%zz&&=")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "/", "application/json;charset=nope"})
    void aContentTypeThatCannotBeReadIsRefusedAndNoFault(String type) {
        for (var path : List.of("/login", "/token", "/signup", "/activate", "/reactivate", "/forgot", "/reset")) {
            var answer = client.postText(path, type, "{\"email\":\"" + KNOWN + "\",\"password\":\"" + PASSWORD + "\"}");

            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.sentence()).startsWith("Expected one content type");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/beat", "/.well-known/jwks.json", "/profile", "/login", "/internal/revocations"})
    void headIsGetWithoutTheBody(String path) {
        var head = client.send(client.to(path).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.status()).isEqualTo(client.get(path).status());
        assertThat(head.text()).isEmpty();
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        assertThat(client.postText("/login", "application/json", "{\"email\":\"" + "x".repeat(20_000) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aFormIsAsGoodAsJson() {
        var form = "email=form%40example.org&password=correct+horse&name=%C3%84da";

        assertThat(client.postText("/signup", "application/x-www-form-urlencoded", form)
                        .status())
                .isEqualTo(200);
        assertThat(client.postText("/token", "application/x-www-form-urlencoded", form)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/profile", "/verify"})
    void withoutAGoodTokenNobodySeesAProfile(String path) {
        assertThat(client.get(path).status()).isEqualTo(401);
        assertThat(client.get(path, "nonsense").status()).isEqualTo(401);
        assertThat(client.get(path, "").status()).isEqualTo(401);
        assertThat(client.get(path).sentence()).startsWith("Expected ");
    }

    @Test
    void signingOutWithAStaleTokenIsNoFailureButWithoutAnyItIs() {
        assertThat(client.logout("stale").status()).isEqualTo(200);
        assertThat(client.post("/logout", Map.of()).status()).isEqualTo(401);
    }

    @Test
    void unknownAddressesAndMethodsAreToldAsProblems() {
        assertThat(client.get("/nothing").status()).isEqualTo(404);
        assertThat(client.get("/nothing").sentence()).isEqualTo("There is nothing at this address");
        assertThat(client.get("/login").status()).isIn(404, 405);
        assertThat(client.get("/internal/revocations?since=abc").status()).isEqualTo(400);
    }

    @Test
    void withoutConfigurationNoCorsHeaderIsSentAndNoOriginRefused() {
        var answer = client.send(
                client.to("/login").header("Origin", "https://web.example.org").POST(BodyPublishers.ofString("{")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("access-control-allow-origin")).isEmpty();
    }

    @Test
    void noMailIsSentToWhoeverDidNotSignUp() throws Exception {
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        }
        assertThat(service.mailbox.to("no@example.org")).isEmpty();
    }
}
