package org.digitalstage.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.digitalstage.gateway.stub.Gateway;
import org.digitalstage.gateway.stub.StubService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Timeout(120)
final class AuthRouteTest {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static StubService auth;
    private static StubService stage;
    private static Gateway gateway;

    @BeforeAll
    static void start() throws IOException {
        auth = new StubService();
        stage = new StubService();
        String nobody = "http://127.0.0.1:" + freePort();
        gateway = Gateway.start(
                nobody + "," + auth.url(),
                stage.url(),
                stage.url(),
                "spring.cloud.gateway.server.webflux.httpclient.response-timeout=3s");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        auth.close();
        stage.close();
    }

    @AfterEach
    void answerAgain() {
        auth.answer(head -> StubService.response(200, "hello"));
        auth.forgetRequests();
    }

    @Test
    void accountsAreAskedWithoutThePrefixAndTheirAnswerComesBack() throws Exception {
        auth.answer(head -> StubService.response(424, "\"not active\"", "X-Own: kept"));
        HttpResponse<String> answer = CLIENT.send(
                to("/auth/login?a=b")
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer abc")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"email\":\"a@b\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(424);
        assertThat(answer.body()).isEqualTo("\"not active\"");
        assertThat(answer.headers().firstValue("X-Own")).contains("kept");
        assertThat(auth.request())
                .startsWith("POST /login?a=b HTTP/1.1\r\n")
                .containsIgnoringCase("authorization: Bearer abc")
                .endsWith("{\"email\":\"a@b\"}");
    }

    @Test
    void theServiceIsToldTheClientsAddressOnce() throws Exception {
        get(
                "/auth/profile",
                "X-Forwarded-For",
                "203.0.113.9",
                "Forwarded",
                "for=203.0.113.9",
                "X-Forwarded-Host",
                "evil");
        assertThat(auth.request())
                .containsIgnoringCase("x-forwarded-for: 127.0.0.1\r\n")
                .containsIgnoringCase("x-forwarded-proto: http\r\n")
                .doesNotContain("203.0.113.9")
                .doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/internal/revocations",
                "/auth/INTERNAL/revocations",
                "/auth/actuator/health",
                "/auth/actuator",
                "/auth/x/actuator/env",
                "/internal/revocations",
                "/actuator/env",
                "/actuator/gateway/routes",
                "/actuator/prometheus",
                "/anything",
                "/api/config"
            })
    void whatServicesKeepToThemselvesIsNotThere(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"type\":\"about:blank\"", "There is nothing at this path.");
        assertThat(auth.hasRequests()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/%69nternal/revocations",
                "/auth//internal/revocations",
                "/auth/./internal/revocations",
                "/auth/x/../internal/revocations",
                "/auth/x/%2e%2e/internal/revocations",
                "/auth/internal;a=b/revocations",
                "/auth/x%2f..%2finternal",
                "/auth/..%5cinternal",
                "/%61uth/internal/x",
                "//auth/internal/x"
            })
    void aPathThatCouldBeReadInTwoWaysIsRefused(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("Expected a path of");
        assertThat(auth.hasRequests()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/verify?token=abc", "/auth/verify?x=1&access_token=abc", "/beat?TOKEN=abc"})
    void aTokenInTheUrlIsRefusedWithASentence(String path) throws Exception {
        HttpResponse<String> answer = get(path, "Origin", "https://example.org");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("found it in the URL").doesNotContain("abc");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(auth.hasRequests()).isFalse();
    }

    @Test
    void noLogEverHoldsAQuery() throws Exception {
        ListAppender<ILoggingEvent> all = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        all.start();
        root.addAppender(all);
        auth.answer(head -> "this is not HTTP at all\r\n\r\n");
        try {
            assertThat(get("/auth/profile?hush=1").statusCode()).isGreaterThanOrEqualTo(500);
            assertThat(get("/auth/profile?token=hush").statusCode()).isEqualTo(400);
            assertThat(raw("GET /auth/x?hush HTTP/1.1\r\nHost: x\r\nContent-Length: hush\r\n\r\n"))
                    .startsWith("HTTP/1.1 400");
        } finally {
            root.detachAppender(all);
        }
        assertThat(all.list).noneMatch(line -> line.getFormattedMessage().contains("hush"));
    }

    @Test
    void anAnswerThatDoesNotComeEndsInTime() throws Exception {
        auth.answer(head -> "");
        HttpResponse<String> answer = get("/auth/profile");
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("The service did not answer in time.");
    }

    @Test
    void aRequestThatIsTooLargeIsRefused() throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                to("/auth/login")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[65_537]))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("Expected a smaller request.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/stage", "/routers"})
    void aSocketsPathSaysWhatItIsFor(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(426);
        assertThat(answer.body()).contains("expected a WebSocket upgrade");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/beat", "/auth/beat", "/auth/.well-known/jwks.json", "/", "/nothing", "/actuator/health"})
    void headIsGetWithoutTheBody(String path) throws Exception {
        HttpResponse<String> whole = get(path);
        auth.answer(head -> StubService.response(200, "hello").replace("\r\n\r\nhello", "\r\n\r\n"));
        HttpResponse<String> head = CLIENT.send(
                to(path).method("HEAD", HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(whole.statusCode());
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type"))
                .isEqualTo(whole.headers().firstValue("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html", "image/png", "*/*"})
    void beatIsAnsweredWhateverIsAccepted(String accept) throws Exception {
        assertThat(get("/beat", "Accept", accept).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "/", "application/json;charset=nope"})
    void aContentTypeThatCannotBeReadIsRefusedWithASentence(String type) throws Exception {
        for (String path : new String[] {"/auth/login", "/beat", "/nothing", "/stage"}) {
            HttpResponse<String> answer = get(path, "Content-Type", type, "Origin", "https://example.org");
            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(answer.body()).contains("Expected one content type");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
        }
        assertThat(auth.hasRequests()).isFalse();
    }

    @Test
    void whenNoInstanceListensTheRequestIsRefusedWithASentence() throws Exception {
        String nobody = "http://127.0.0.1:" + freePort();
        try (Gateway alone = Gateway.start(nobody, stage.url(), stage.url())) {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(alone.url() + "/auth/profile"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("The service cannot be reached now, please try again.");
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        }
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = to(path);
        return CLIENT.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(gateway.url() + path));
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = gateway.connect()) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
