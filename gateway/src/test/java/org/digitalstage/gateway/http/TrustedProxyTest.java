package org.digitalstage.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.digitalstage.gateway.stub.Gateway;
import org.digitalstage.gateway.stub.RawSocket;
import org.digitalstage.gateway.stub.StubService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class TrustedProxyTest {
    @Test
    void whatATrustedProxySaysOfTheClientIsPassedOn() throws Exception {
        try (StubService services = new StubService();
                Gateway gateway =
                        Gateway.before(services, "digitalstage.gateway.trusted-proxies=127.0.0.0/8,10.0.0.1")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.url() + "/auth/profile"))
                    .header("X-Forwarded-For", "1.2.3.4, 203.0.113.9, 10.0.0.1")
                    .header("X-Forwarded-Proto", "https")
                    .build();
            HttpResponse<Void> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
            assertThat(services.request())
                    .containsIgnoringCase("x-forwarded-for: 203.0.113.9\r\n")
                    .containsIgnoringCase("x-forwarded-proto: https\r\n");
            try (RawSocket client = gateway.upgrade("/", "X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https");
                    RawSocket service = services.socket()) {
                assertThat(client.head()).startsWith("HTTP/1.1 101 ");
                assertThat(service.head())
                        .containsIgnoringCase("x-forwarded-for: 203.0.113.9\r\n")
                        .containsIgnoringCase("x-forwarded-proto: https\r\n");
            }
        }
    }
}
