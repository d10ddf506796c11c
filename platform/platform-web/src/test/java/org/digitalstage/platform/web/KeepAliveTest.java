package org.digitalstage.platform.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.digitalstage.platform.web.connection.GuardedConnections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * A client that has a whole answer says its next request, though the server has not yet ended the one before. Reactor Netty up to 1.3.7 read nothing
 * more from such a connection after the next answer, if that was made at once (its issue 4361).
 */
final class KeepAliveTest {

    private DisposableServer server;

    @BeforeEach
    void start() {
        Mono<String> laterEnd = Mono.delay(Duration.ofMillis(200)).then(Mono.empty());
        server = new GuardedConnections()
                .apply(HttpServer.create().host("127.0.0.1").port(0))
                .route(routes -> routes.get(
                                "/late",
                                (request, response) -> response.header("Content-Length", "5")
                                        .sendString(Flux.concat(Mono.just("later"), laterEnd), ISO_8859_1))
                        .get(
                                "/once",
                                (request, response) ->
                                        response.header("Content-Length", "4").sendString(Mono.just("once"))))
                .bindNow();
    }

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Test
    void theNextRequestsAreReadThoughAnAnswerEndedLate() throws IOException {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            client.setSoTimeout(5_000);
            for (int round = 0; round < 3; round++) {
                assertThat(answer(client, "/late")).endsWith("later");
                assertThat(answer(client, "/once")).endsWith("once");
                assertThat(answer(client, "/once")).endsWith("once");
            }
        }
    }

    private static String answer(Socket client, String path) throws IOException {
        client.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(ISO_8859_1));
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().matches("(?s).*\r\n\r\n(later|once)")) {
            int next = client.getInputStream().read();
            assertThat(next).as("after " + answer).isGreaterThanOrEqualTo(0);
            answer.append((char) next);
        }
        return answer.toString();
    }
}
