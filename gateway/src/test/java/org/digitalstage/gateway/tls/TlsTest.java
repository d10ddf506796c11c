package org.digitalstage.gateway.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.digitalstage.gateway.stub.Frame;
import org.digitalstage.gateway.stub.Gateway;
import org.digitalstage.gateway.stub.RawSocket;
import org.digitalstage.gateway.stub.SelfSigned;
import org.digitalstage.gateway.stub.StubService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class TlsTest {
    private static SelfSigned certificate;
    private static SSLContext trusting;
    private static StubService services;
    private static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        certificate = SelfSigned.create();
        trusting = certificate.trusting();
        services = new StubService();
        gateway = Gateway.before(services, properties(0));
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        services.close();
        certificate.delete();
    }

    @Test
    void whoComesByHttpsIsToldToKeepToIt() throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(trusting).build();
        for (String path : new String[] {"/auth/profile", "/beat", "/nothing", "/stage", "/a;b"}) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + port() + path))
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .headers()
                            .firstValue("Strict-Transport-Security"))
                    .contains("max-age=31536000");
        }
        services.forgetRequests();
    }

    @Test
    void alsoARefusalOfWhatIsNoRequestTellsToKeepToHttps() throws Exception {
        for (String odd :
                new String[] {"GET / HTTP/1.1\r\n\r\n", "GET /auth HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n"
                }) {
            try (Socket socket = trusting.getSocketFactory().createSocket("localhost", port())) {
                socket.getOutputStream().write(odd.getBytes(UTF_8));
                assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                        .startsWith("HTTP/1.1 400 ")
                        .containsIgnoringCase("strict-transport-security: max-age=31536000");
            }
        }
    }

    @Test
    void whoComesByPlainHttpIsToldNothingOfHttps() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.url() + "/beat"))
                .header("X-Forwarded-Proto", "https")
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .headers()
                        .firstValue("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void oneProcessHasAnEncryptedAndAPlainDoor() throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(trusting).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + port() + "/auth/profile"))
                .build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("hello");
        assertThat(services.request())
                .startsWith("GET /profile ")
                .containsIgnoringCase("x-forwarded-proto: https")
                .containsIgnoringCase("x-forwarded-for: 127.0.0.1");
        try (RawSocket plain = gateway.upgrade("/");
                RawSocket service = services.socket()) {
            assertThat(plain.head()).startsWith("HTTP/1.1 101 ");
            assertThat(service.head()).containsIgnoringCase("x-forwarded-proto: http\r\n");
        }
    }

    @Test
    void socketsPassEncryptedWithPackagesOfAnySize() throws Exception {
        try (RawSocket client = RawSocket.upgrade(connect(), "/stage");
                RawSocket service = services.socket()) {
            assertThat(service.head()).containsIgnoringCase("x-forwarded-proto: https");
            client.text("hello");
            assertThat(service.read().text()).isEqualTo("hello");
            byte[] large = new byte[4 << 20];
            Arrays.fill(large, (byte) 'x');
            Thread sender = Thread.ofVirtual().start(() -> send(service, large));
            assertThat(client.read().payload()).isEqualTo(large);
            sender.join();
        }
    }

    @Test
    void aDropIsADropInBothDirectionsWithoutACloseFrame() throws Exception {
        try (RawSocket client = RawSocket.upgrade(connect(), "/");
                RawSocket service = services.socket()) {
            service.text("last words");
            service.drop();
            assertThat(client.read().text()).isEqualTo("last words");
            assertThat(client.endsWithoutAnotherByte()).isTrue();
        }
        try (RawSocket client = RawSocket.upgrade(connect(), "/");
                RawSocket service = services.socket()) {
            client.drop();
            assertThat(service.endsWithoutAnotherByte()).isTrue();
        }
    }

    @Test
    void aFrameOverTheLimitIsRefused() throws Exception {
        try (RawSocket client = RawSocket.upgrade(connect(), "/");
                RawSocket service = services.socket()) {
            assertThatThrownBy(() -> {
                        client.send(Frame.BINARY, new byte[256 * 1024 + 1]);
                        client.read();
                    })
                    .isInstanceOf(IOException.class);
            assertThat(service.endsWithoutAnotherByte()).isTrue();
        }
    }

    @Test
    void aRefusalIsReadable() throws Exception {
        try (RawSocket client = RawSocket.upgrade(connect(), "/?token=x")) {
            assertThat(client.head()).startsWith("HTTP/1.1 400 ");
            assertThat(client.body()).contains("found it in the URL");
        }
    }

    @Test
    void whoSpeaksPlainToTheEncryptedDoorGetsNowhere() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .doesNotContain("HTTP/1.1");
        }
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> Gateway.before(services, properties(taken.getLocalPort())))
                    .rootCause()
                    .hasMessageContaining("in use");
        }
    }

    private static String[] properties(int port) {
        return new String[] {
            "digitalstage.gateway.tls.port=" + port,
            "digitalstage.gateway.tls.certificate=" + certificate.certificate(),
            "digitalstage.gateway.tls.private-key=" + certificate.privateKey()
        };
    }

    private static int port() {
        return gateway.bean(TlsConnector.class).port();
    }

    private static Socket connect() throws IOException {
        SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket("127.0.0.1", port());
        socket.startHandshake();
        return socket;
    }

    private static void send(RawSocket from, byte[] payload) {
        try {
            from.send(Frame.TEXT, payload);
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
    }
}
