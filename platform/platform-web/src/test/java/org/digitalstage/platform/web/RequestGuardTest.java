package org.digitalstage.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.digitalstage.platform.testing.http.OddTalk;
import org.digitalstage.platform.testing.http.OddTalk.Route;
import org.digitalstage.platform.testing.http.RawHttp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** What never comes as far as the HTTP server. */
final class RequestGuardTest {

    private static final String GOOD = "GET /beat HTTP/1.1\r\nHost: a\r\n\r\n";

    private static ConfigurableApplicationContext context;
    private static int port;
    private static RawHttp server;

    @BeforeAll
    static void start() {
        context = WebConfigurationTest.start();
        port = ((WebServerApplicationContext) context).getWebServer().getPort();
        server = new RawHttp(port);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void noOddRequestIsAnsweredWithoutASentenceOrLogsAStackTrace() {
        OddTalk.with(
                port,
                new Route("POST", "/json"),
                new Route("GET", "/beat"),
                new Route("HEAD", "/beat"),
                new Route("GET", "/refused"),
                new Route("GET", "/nothing"),
                new Route("GET", "/actuator/health"),
                new Route("GET", "/actuator/prometheus"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: a\r\nHost: a\r\n", "Host: a\r\nhost: b\r\n", "Host: <b>\r\n", "Host:\r\n"})
    void aHostThatIsMissingDoubledOrNoneIsRefused(String hosts) {
        var answer = server.say("GET /beat HTTP/1.1\r\n" + hosts + "\r\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.body()).contains("Expected").doesNotContain("<b>");
    }

    @Test
    void anOldClientNeedsNoHost() {
        assertThat(server.say("GET /beat HTTP/1.0\r\n\r\n").status()).isEqualTo(200);
    }

    @Test
    void aTransferEncodingThatIsNotUnderstoodIsNotImplemented() {
        var answer = server.say("POST /json HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.isProblem()).isTrue();
    }

    @Test
    void whatTheCodecCannotReadIsRefusedWithASentence() {
        var long414 = server.say("GET /" + "x".repeat(10_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
        var long431 = server.say("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(100_000) + "\r\n\r\n");
        var noise = server.say("\u0001\u0002\u0003\r\n\r\n");

        assertThat(long414.status()).isEqualTo(414);
        assertThat(long431.status()).isEqualTo(431);
        assertThat(noise.status()).isEqualTo(400);
        assertThat(long414.isProblem() && long431.isProblem() && noise.isProblem())
                .isTrue();
    }

    @Test
    void aRefusalComesBehindTheAnswersToEarlierRequests() {
        var all = server.say(GOOD + GOOD + "GET /beat HTTP/1.1\r\n\r\n" + GOOD).text();

        assertThat(all.split("HTTP/1.1 200 ", -1)).hasSize(3);
        assertThat(all.split("HTTP/1.1 400 ", -1)).hasSize(2);
        assertThat(all.indexOf("HTTP/1.1 400 ")).isGreaterThan(all.lastIndexOf("HTTP/1.1 200 "));
    }

    @Test
    void aBodyThatBreaksOffInItsCodingIsRefusedUnlessItsRequestIsAnsweredAlready() {
        var head = "HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

        var awaited = server.say("POST /json " + head + "1\r\n[\r\nzz\r\n");
        var answered = server.say("GET /refused " + head + "1\r\n[\r\nzz\r\n");

        assertThat(awaited.status()).isEqualTo(400);
        assertThat(awaited.isProblem()).isTrue();
        assertThat(answered.text().split("HTTP/1.1 ", -1)).hasSize(2);
    }

    @Test
    void noAnswerRepeatsTheHost() {
        for (var path : new String[] {"/beat", "/nothing", "/actuator", "/actuator/", "/actuator/health", "/refused"}) {
            var answer = server.say("GET " + path + " HTTP/1.1\r\nHost: evil.example.org\r\nConnection: close\r\n\r\n");

            assertThat(answer.text()).doesNotContain("evil");
        }
    }
}
