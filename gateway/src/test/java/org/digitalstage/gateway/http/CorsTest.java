package org.digitalstage.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.digitalstage.gateway.stub.Gateway;
import org.digitalstage.gateway.stub.RawSocket;
import org.digitalstage.gateway.stub.StubService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class CorsTest {
    private static final String PAGE = "https://live.example.org";

    private static StubService auth;
    private static Gateway open;
    private static Gateway choosy;

    @BeforeAll
    static void start() {
        auth = new StubService();
        auth.answer(head -> StubService.response(200, "hello", "Access-Control-Allow-Origin: https://odd.example"));
        open = Gateway.before(auth);
        choosy = Gateway.before(auth, "digitalstage.cors.origins=" + PAGE + ",http://localhost:*");
    }

    @AfterAll
    static void stop() {
        open.close();
        choosy.close();
        auth.close();
    }

    @Test
    void byDefaultAPageOfAnyOriginMayAskWithoutCredentials() throws Exception {
        HttpResponse<String> preflight = preflight(open, "/auth/login", PAGE);
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(preflight, "Access-Control-Allow-Headers"))
                .containsIgnoringCase("content-type")
                .containsIgnoringCase("authorization");
        assertThat(header(preflight, "Access-Control-Allow-Methods")).contains("POST");
        assertThat(header(preflight, "Access-Control-Allow-Credentials")).isEmpty();
        assertThat(auth.hasRequests()).isFalse();
    }

    @Test
    void whoeverAsksWhatIsPossibleIsToldWithoutContent() throws Exception {
        HttpRequest.Builder asking = HttpRequest.newBuilder(URI.create(open.url() + "/auth/login"));
        HttpResponse<String> answer = send(asking.method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Allow")).contains("POST");
        assertThat(auth.hasRequests()).isFalse();
    }

    @Test
    void onlyConfiguredOriginsMayAskWhenThereAreSome() throws Exception {
        assertThat(header(preflight(choosy, "/auth/login", PAGE), "Access-Control-Allow-Origin"))
                .isEqualTo(PAGE);
        assertThat(header(preflight(choosy, "/auth/login", "http://localhost:3000"), "Access-Control-Allow-Origin"))
                .isEqualTo("http://localhost:3000");
        HttpResponse<String> stranger = preflight(choosy, "/auth/login", "https://evil.example");
        assertThat(stranger.statusCode()).isEqualTo(403);
        assertThat(header(stranger, "Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void anAnswerCarriesTheGatewaysWordAloneAndTheServiceHearsOfNoOrigin() throws Exception {
        HttpResponse<String> answer =
                send(request(choosy, "/auth/profile", PAGE).GET());
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(PAGE);
        assertThat(auth.request()).doesNotContainIgnoringCase("origin:");
    }

    @Test
    void aRefusalCanBeReadByThePageToo() throws Exception {
        HttpResponse<String> missing =
                send(request(open, "/auth/internal/x", PAGE).GET());
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(header(missing, "Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void aSocketNeedsNoOriginOfTheListSinceItsTokenComesAsAMessage() throws Exception {
        try (RawSocket client = choosy.upgrade("/", "Origin: http://localhost:34001")) {
            assertThat(client.head()).startsWith("HTTP/1.1 101 ");
            auth.socket().close();
        }
    }

    private static HttpResponse<String> preflight(Gateway gateway, String path, String origin) throws Exception {
        return send(request(gateway, path, origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    private static HttpRequest.Builder request(Gateway gateway, String path, String origin) {
        return HttpRequest.newBuilder(URI.create(gateway.url() + path)).header("Origin", origin);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
