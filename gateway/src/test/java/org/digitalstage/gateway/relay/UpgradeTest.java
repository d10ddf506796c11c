package org.digitalstage.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.digitalstage.gateway.stub.Await;
import org.digitalstage.gateway.stub.Frame;
import org.digitalstage.gateway.stub.Gateway;
import org.digitalstage.gateway.stub.RawSocket;
import org.digitalstage.gateway.stub.StubService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
final class UpgradeTest {
    /** One request that is answered, and the beginning of a second one. */
    private static final String USED = "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\nGET /nothing HTTP/1.1\r\nX: ";

    private static StubService auth;
    private static StubService stage;
    private static StubService routers;
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        auth = new StubService();
        stage = new StubService();
        routers = new StubService();
        gateway = Gateway.start(
                auth.url(),
                stage.url(),
                routers.url(),
                "server.netty.idle-timeout=1s",
                "digitalstage.gateway.sockets.request-timeout=2s",
                "digitalstage.gateway.sockets.next-request-timeout=2s",
                "digitalstage.gateway.sockets.first-message-timeout=2s",
                "digitalstage.gateway.sockets.per-address=5");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        auth.close();
        stage.close();
        routers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/stage", "/stage/", "/api/v2", "/?EIO=3", "http://localhost/stage"})
    void aClientSocketMayComeByAnyPath(String path) throws Exception {
        try (RawSocket client = gateway.upgrade(path);
                RawSocket service = stage.socket()) {
            assertThat(client.head()).startsWith("HTTP/1.1 101 ");
            assertThat(service.head()).startsWith("GET /stage HTTP/1.1\r\n");
        }
    }

    @Test
    void aRouterSocketComesByItsOwnPath() throws Exception {
        try (RawSocket client = gateway.upgrade("/routers");
                RawSocket service = routers.socket()) {
            assertThat(client.head()).startsWith("HTTP/1.1 101 ");
            assertThat(service.head()).startsWith("GET /routers HTTP/1.1\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/login", "/auth", "/internal/revocations", "/actuator/health", "/beat"})
    void thereIsNoSocketWhereHttpLives(String path) throws Exception {
        assertRefused(gateway.upgrade(path), 404, "There is no socket at this path.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?token=secret", "/stage?a=b&access_token=secret", "/routers?Token=x", "/?to%6ben=x"})
    void aTokenInTheUrlIsRefusedWithASentence(String path) throws Exception {
        assertRefused(
                gateway.upgrade(path), 400, "Expected the token in the Authorization header or the first message");
        assertThat(stage.hasSockets()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/..", "/stage/../internal", "//internal", "/%69nternal", "/a;b", "/?a=%zz"})
    void aPathThatCouldBeReadInTwoWaysIsRefused(String path) throws Exception {
        assertRefused(gateway.upgrade(path), 400, "Expected a ");
    }

    @Test
    void extensionsAreDeclinedAndNoSubprotocolIsNeeded() throws Exception {
        try (RawSocket client = gateway.upgrade(
                        "/", "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits", "Cookie: a=b");
                RawSocket service = stage.socket()) {
            assertThat(service.head()).doesNotContainIgnoringCase("extensions").doesNotContainIgnoringCase("cookie");
            assertThat(client.head()).doesNotContainIgnoringCase("extensions").doesNotContainIgnoringCase("protocol:");
        }
    }

    @Test
    void theServiceIsToldTheClientsAddressAndNotWhatTheClientSaysOfItself() throws Exception {
        try (RawSocket client = gateway.upgrade(
                        "/", "X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https", "Forwarded: for=1.2.3.4");
                RawSocket service = stage.socket()) {
            assertThat(client.head()).startsWith("HTTP/1.1 101 ");
            assertThat(header(service, "x-forwarded-for")).isEqualTo("127.0.0.1");
            assertThat(header(service, "x-forwarded-proto")).isEqualTo("http");
            assertThat(header(service, "forwarded")).isEmpty();
        }
    }

    @Test
    void anOrdinaryWebSocketClientConnects() throws Exception {
        WebSocket client = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + gateway.port() + "/stage"), new WebSocket.Listener() {})
                .get(10, TimeUnit.SECONDS);
        try (RawSocket service = stage.socket()) {
            client.sendText("hello", true).get(10, TimeUnit.SECONDS);
            assertThat(service.read().text()).isEqualTo("hello");
        }
        client.abort();
    }

    @Test
    void framesThatComeWithTheAnswerAreNotLost() throws Exception {
        byte[] ready = {(byte) 0x81, 5, 'r', 'e', 'a', 'd', 'y'};
        stage.sayAtOnce(ready);
        try (RawSocket client = gateway.upgrade("/");
                RawSocket service = stage.socket()) {
            assertThat(client.read().text()).isEqualTo("ready");
            service.text("more");
            assertThat(client.read().text()).isEqualTo("more");
        } finally {
            stage.sayAtOnce(new byte[0]);
        }
    }

    @Test
    void whatTheServiceRefusesIsRefusedWithItsStatus() throws Exception {
        stage.answerUpgrade(head -> StubService.response(403, "no"));
        try {
            assertRefused(gateway.upgrade("/"), 403, "The service did not accept the socket.");
        } finally {
            stage.answerUpgrade(StubService::accept);
        }
    }

    @Test
    void anIncompleteUpgradeIsRefused() throws Exception {
        try (Socket socket = gateway.connect()) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();
            assertThat(new String(answer, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void whoSpeaksBeforeTheAnswerIsDropped() throws Exception {
        try (Socket socket = gateway.connect()) {
            String early = "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
                    + "GET /auth/internal/x HTTP/1.1\r\nHost: x\r\n\r\n";
            socket.getOutputStream().write(early.getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(5_000);
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
        assertThat(auth.hasRequests()).isFalse();
    }

    @Test
    void anAnsweredRequestMayPrecedeTheUpgradeOnTheSameConnection() throws Exception {
        try (Socket socket = gateway.connect()) {
            socket.getOutputStream()
                    .write("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] start = socket.getInputStream().readNBytes(12);
            assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 404");
            String rest = "";
            while (!rest.endsWith("}")) {
                rest += (char) socket.getInputStream().read();
            }
            try (RawSocket client = RawSocket.upgrade(socket, "/");
                    RawSocket service = stage.socket()) {
                client.text("hello");
                assertThat(service.read().text()).isEqualTo("hello");
                assertThat(service.staysFor(2_500)).isTrue();
            }
        }
    }

    @Test
    void whoConnectsAndAsksNothingIsDroppedInTime() throws Exception {
        try (Socket silent = gateway.connect()) {
            silent.getOutputStream().write("GET / HTTP/1.1\r\nHo".getBytes(StandardCharsets.US_ASCII));
            silent.setSoTimeout(5_000);
            assertThat(silent.getInputStream().readAllBytes()).isEmpty();
        }
    }

    @Test
    void whoSendsARequestByteByByteIsDroppedInTimeAlsoWithABodyAndOnAUsedConnection() throws Exception {
        for (String slow : List.of("POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n", USED)) {
            try (Socket socket = gateway.connect()) {
                socket.getOutputStream().write(slow.getBytes(StandardCharsets.US_ASCII));
                socket.setSoTimeout(100);
                assertThat(dripUntilDropped(socket)).as(slow).isBetween(1_000L, 6_000L);
            }
        }
        assertThat(auth.request()).startsWith("POST /login ");
    }

    /** How many milliseconds it went on. */
    private static long dripUntilDropped(Socket socket) {
        long begun = System.nanoTime();
        boolean open = true;
        while (open) {
            try {
                socket.getOutputStream().write('x');
                open = socket.getInputStream().read() >= 0;
            } catch (SocketTimeoutException quiet) {
                open = true;
            } catch (IOException reset) {
                open = false;
            }
        }
        return (System.nanoTime() - begun) / 1_000_000;
    }

    @Test
    void anotherVersionOfTheProtocolIsRefusedWithTheOneThatIsSpoken() throws Exception {
        try (Socket socket = gateway.connect()) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    + "Sec-WebSocket-Version: 8\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 426 ").containsIgnoringCase("sec-websocket-version: 13");
        }
    }

    @Test
    void whoUpgradesAndSaysNothingIsDroppedInTimeAndPongsDoNotCount() throws Exception {
        try (RawSocket silent = gateway.upgrade("/");
                RawSocket service = stage.socket()) {
            silent.send(Frame.PONG, new byte[0]);
            assertThat(service.read().opcode()).isEqualTo(Frame.PONG);
            assertThat(silent.endsWithoutAnotherByte()).isTrue();
            assertThat(service.endsWithoutAnotherByte()).isTrue();
        }
    }

    @Test
    void oneAddressHasNoMoreSocketsThanAllowedAndAClosedOneMakesRoom() throws Exception {
        Await.until(Duration.ofSeconds(10), () -> gateway.bean(Sockets.class).open() == 0);
        RawSocket[] clients = new RawSocket[5];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = gateway.upgrade("/");
            clients[i].text("here");
            assertThat(clients[i].head()).startsWith("HTTP/1.1 101 ");
        }
        assertRefused(gateway.upgrade("/"), 429, "Expected at most 5 sockets from one address");
        clients[0].close();
        Await.until(Duration.ofSeconds(10), () -> gateway.bean(Sockets.class).open() == 4);
        try (RawSocket next = gateway.upgrade("/")) {
            assertThat(next.head()).startsWith("HTTP/1.1 101 ");
        }
        for (RawSocket client : clients) {
            client.close();
        }
        for (int i = 0; i < 6; i++) {
            stage.socket().close();
        }
    }

    @Test
    void ofManySocketsAtOnceFromOneAddressNoMoreAreLetInThanAllowed() throws Exception {
        Await.until(Duration.ofSeconds(10), () -> gateway.bean(Sockets.class).open() == 0);
        RawSocket[] clients = new RawSocket[30];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = gateway.upgrade("/");
        }
        int in = 0;
        for (RawSocket client : clients) {
            in += client.head().startsWith("HTTP/1.1 101 ") ? 1 : 0;
        }
        assertThat(in).isEqualTo(5);
        for (RawSocket client : clients) {
            client.close();
        }
        for (int i = 0; i < in; i++) {
            stage.socket().close();
        }
    }

    private static void assertRefused(RawSocket socket, int status, String sentence) throws IOException {
        try (socket) {
            assertThat(socket.head()).startsWith("HTTP/1.1 " + status + " ");
            assertThat(socket.body()).contains("\"status\":" + status, sentence).doesNotContain("secret");
        }
    }

    private static String header(RawSocket socket, String name) {
        return socket.head()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
