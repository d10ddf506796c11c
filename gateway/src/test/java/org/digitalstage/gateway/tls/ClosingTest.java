package org.digitalstage.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.digitalstage.gateway.stub.Gateway;
import org.digitalstage.gateway.stub.RawSocket;
import org.digitalstage.gateway.stub.SelfSigned;
import org.digitalstage.gateway.stub.StubService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class ClosingTest {
    @Test
    void aGatewayThatStopsDropsSocketsAtOnceAndAnswersWhatItWasAskedByBothDoors() throws Exception {
        SelfSigned certificate = SelfSigned.create();
        CountDownLatch mayAnswer = new CountDownLatch(1);
        try (StubService services = new StubService()) {
            services.answer(head -> {
                await(mayAnswer);
                return StubService.response(200, "late");
            });
            Gateway gateway = Gateway.before(
                    services,
                    "digitalstage.gateway.tls.port=0",
                    "digitalstage.gateway.tls.certificate=" + certificate.certificate(),
                    "digitalstage.gateway.tls.private-key=" + certificate.privateKey());
            HttpClient client =
                    HttpClient.newBuilder().sslContext(certificate.trusting()).build();
            String encrypted =
                    "https://localhost:" + gateway.bean(TlsConnector.class).port();
            CompletableFuture<HttpResponse<String>> one = ask(client, gateway.url() + "/auth/one");
            CompletableFuture<HttpResponse<String>> two = ask(client, encrypted + "/auth/two");
            services.request();
            services.request();
            try (RawSocket socket = gateway.upgrade("/");
                    RawSocket service = services.socket()) {
                Thread closing = Thread.ofPlatform().start(gateway::close);
                assertThat(socket.endsWithoutAnotherByte()).isTrue();
                assertThat(service.endsWithoutAnotherByte()).isTrue();
                mayAnswer.countDown();
                assertThat(one.get(10, TimeUnit.SECONDS).body()).isEqualTo("late");
                assertThat(two.get(10, TimeUnit.SECONDS).body()).isEqualTo("late");
                closing.join();
            }
        } finally {
            certificate.delete();
        }
    }

    private static CompletableFuture<HttpResponse<String>> ask(HttpClient client, String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
