package org.digitalstage.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.digitalstage.gateway.stub.Gateway;
import org.digitalstage.gateway.stub.StubService;
import org.digitalstage.platform.testing.http.OddTalk;
import org.digitalstage.platform.testing.http.OddTalk.Route;
import org.digitalstage.platform.testing.http.RawHttp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
final class OddRequestsTest {
    private static StubService services;
    private static Gateway gateway;
    private static RawHttp door;

    @BeforeAll
    static void start() {
        services = new StubService();
        gateway = Gateway.before(services);
        door = new RawHttp(gateway.port());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        services.close();
    }

    @Test
    void noOddRequestIsAnsweredWithoutASentenceOrLogsAStackTrace() {
        OddTalk.with(
                gateway.port(),
                new Route("POST", "/auth/login"),
                new Route("GET", "/auth/profile"),
                new Route("PATCH", "/auth/profile"),
                new Route("GET", "/"),
                new Route("GET", "/stage"),
                new Route("POST", "/routers"),
                new Route("GET", "/beat"),
                new Route("GET", "/actuator/health"),
                new Route("GET", "/actuator/health/readiness"),
                new Route("GET", "/nothing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: a\r\nHost: a\r\n", "Host: a b\r\n"})
    void aHostThatIsMissingDoubledOrNoneIsRefusedAlsoForSockets(String hosts) {
        String upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        for (String rest : new String[] {"", upgrade}) {
            RawHttp.Answer answer = door.say("GET /stage HTTP/1.1\r\n" + hosts + rest + "\r\n");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.isProblem()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/", "/actuator/info", "/actuator/healthy", "/actuator/prometheus"})
    void nothingOfTheInsideIsShownButHealth(String path) {
        RawHttp.Answer answer =
                door.say("GET " + path + " HTTP/1.1\r\nHost: evil.example.org\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.text()).doesNotContain("evil");
    }

    @Test
    void healthIsShownWithoutTheHost() {
        RawHttp.Answer answer =
                door.say("GET /actuator/health HTTP/1.1\r\nHost: evil.example.org\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).doesNotContain("evil");
    }

    @Test
    void aTransferEncodingThatIsNotUnderstoodIsNotImplemented() {
        RawHttp.Answer answer =
                door.say("POST /auth/login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n0\r\n\r\n");
        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.isProblem()).isTrue();
    }

    @Test
    void whatTheCodecCannotReadIsRefusedWithASentence() {
        RawHttp.Answer line = door.say("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
        RawHttp.Answer head = door.say("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
        assertThat(line.status()).isEqualTo(414);
        assertThat(line.isProblem()).isTrue();
        assertThat(head.status()).isEqualTo(431);
        assertThat(head.isProblem()).isTrue();
    }
}
