package org.digitalstage.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstancesTest {

    private static final String EMAIL = "everywhere@example.org";
    private static final String PASSWORD = "correct horse";

    @TempDir
    Path folder;

    @Test
    void whatOneInstanceDoesAnotherKnowsAndARestartForgetsNothing() {
        try (var store = EmbeddedStore.inMemory()) {
            String token;
            try (var one = TestService.start(store, folder)) {
                one.client.signUp(EMAIL, PASSWORD);
                one.client.post("/activate", Map.of("code", one.mailbox.code(EMAIL)));
                token = one.client.token(EMAIL, PASSWORD);
            }
            try (var other = TestService.start(store, folder)) {
                assertThat(other.client.get("/profile", token).status()).isEqualTo(200);
                other.client.logout(token);
                assertThat(other.client.get("/profile", token).status()).isEqualTo(401);
            }
        }
    }

    @Test
    void aServiceThatStartsBeforeItsStoreWaitsForItAndSaysSoWhenItGoesAway() {
        int port;
        try (var first = EmbeddedStore.inMemory()) {
            port = first.port();
        }
        try (var service = TestService.begin("mongodb://127.0.0.1:" + port, folder)) {
            assertThat(service.client.get("/beat").status()).isEqualTo(503);
            assertThat(service.client.signUp(EMAIL, PASSWORD).status()).isEqualTo(503);
            assertThat(service.client.get("/actuator/health/readiness").status())
                    .isEqualTo(503);

            try (var store = EmbeddedStore.inMemory(port)) {
                Await.until(
                        "the service is ready",
                        () -> service.client.get("/beat").status() == 200);
                assertThat(service.client.signUp(EMAIL, PASSWORD).status()).isEqualTo(200);
                assertThat(store.port()).isEqualTo(port);
            }
            var away = service.client.login(EMAIL, PASSWORD);
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.header("retry-after")).contains("2");
        }
    }
}
