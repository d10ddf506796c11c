package org.digitalstage.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.digitalstage.gateway.stub.Gateway;
import org.digitalstage.gateway.stub.StubService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is answered early, or here: what becomes of the next one over the same connection. */
@Timeout(120)
final class EarlyAnswerTest {
    private static final String NEXT = "POST /auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}";

    private static StubService services;
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        services = new StubService();
        gateway = Gateway.before(services);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        services.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 1_000, 30_000, 69_999, 70_000})
    void theNextRequestOfTheConnectionIsAnsweredHoweverMuchOfTheBodyCameBefore(int before) throws Exception {
        for (int run = 0; run < 20; run++) {
            try (Socket socket = gateway.connect()) {
                socket.setSoTimeout(5_000);
                say(
                        socket,
                        "POST /auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n\r\n" + "x".repeat(before));
                assertThat(answer(socket)).startsWith("HTTP/1.1 413 ");
                say(socket, "x".repeat(70_000 - before));
                say(socket, NEXT);
                assertThat(answer(socket)).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/login?token=x", "/nothing", "/stage", "/beat", "/auth/actuator", "/a;b"})
    void alsoWhenItWasRefusedForAnotherReason(String path) throws Exception {
        for (int run = 0; run < 20; run++) {
            try (Socket socket = gateway.connect()) {
                socket.setSoTimeout(5_000);
                say(socket, "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n\r\n");
                assertThat(answer(socket)).startsWith("HTTP/1.1 4");
                say(socket, "x".repeat(70_000) + NEXT);
                assertThat(answer(socket)).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    @Test
    void alsoWhenAllComesAtOnce() throws Exception {
        for (int run = 0; run < 50; run++) {
            try (Socket socket = gateway.connect()) {
                socket.setSoTimeout(5_000);
                say(
                        socket,
                        "POST /auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n\r\n" + "x".repeat(70_000)
                                + NEXT);
                assertThat(answer(socket)).startsWith("HTTP/1.1 413 ");
                assertThat(answer(socket)).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    @Test
    void alsoWhenAnswersOfAServiceAndOfTheDoorTakeTurns() throws Exception {
        for (int connection = 0; connection < 6; connection++) {
            try (Socket socket = gateway.connect()) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(5_000);
                for (int turn = 0; turn < 50; turn++) {
                    say(socket, "POST /auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n");
                    say(socket, "{}");
                    assertThat(answer(socket)).startsWith("HTTP/1.1 200 ");
                    say(socket, "GET /beat HTTP/1.1\r\nHost: a\r\n\r\n");
                    assertThat(answer(socket)).startsWith("HTTP/1.1 200 ");
                }
            }
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** One whole answer, by its length. */
    private static String answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).as("more after %s", head).isNotNegative();
            head.append((char) next);
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
