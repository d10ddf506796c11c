package org.digitalstage.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.digitalstage.gateway.stub.Await;
import org.digitalstage.gateway.stub.Gateway;
import org.digitalstage.gateway.stub.StubService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class HealthTest {
    @Test
    void theWholeIsReadyOnlyWhileEveryServiceIs() throws Exception {
        try (StubService auth = new StubService();
                StubService stage = new StubService();
                StubService routers = new StubService();
                Gateway gateway = Gateway.start(auth.url(), stage.url(), routers.url())) {
            assertThat(get(gateway, "/beat").body()).isEqualTo("Boom!");
            assertThat(get(gateway, "/beat")
                            .headers()
                            .firstValue("Content-Type")
                            .orElse(""))
                    .startsWith("text/plain");
            assertThat(get(gateway, "/actuator/health").statusCode()).isEqualTo(200);

            routers.answer(head -> StubService.response(503, "{\"status\":\"DOWN\"}"));
            Await.until(Duration.ofSeconds(10), () -> status(gateway, "/beat") == 503);
            assertThat(get(gateway, "/beat").body()).contains("The router-distribution-service is not ready yet.");
            HttpResponse<String> health = get(gateway, "/actuator/health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("\"auth\":{\"status\":\"UP\"}", "\"routers\":{\"status\":\"DOWN\"}");

            routers.answer(head -> StubService.response(200, "{\"status\":\"UP\"}"));
            Await.until(Duration.ofSeconds(10), () -> status(gateway, "/beat") == 200);
        }
    }

    @Test
    void oneReadyInstanceOfAServiceIsEnough() throws Exception {
        try (StubService all = new StubService();
                Gateway gateway = Gateway.start(all.url(), "http://127.0.0.1:1," + all.url(), all.url())) {
            assertThat(get(gateway, "/beat").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aServiceThatIsAwayMakesTheWholeNotReadyButLeavesTheDoorAlive() throws Exception {
        try (StubService all = new StubService();
                Gateway gateway = Gateway.start(all.url(), "http://127.0.0.1:1", all.url())) {
            assertThat(get(gateway, "/beat").statusCode()).isEqualTo(503);
            assertThat(get(gateway, "/actuator/health").statusCode()).isEqualTo(503);
            assertThat(get(gateway, "/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(get(gateway, "/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    private static int status(Gateway gateway, String path) {
        try {
            return get(gateway, path).statusCode();
        } catch (Exception fault) {
            throw new AssertionError(fault);
        }
    }

    private static HttpResponse<String> get(Gateway gateway, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(gateway.url() + path)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
