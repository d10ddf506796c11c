package org.digitalstage.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.digitalstage.auth.AuthClient.Answer;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CorsTest {

    private static final String WEB = "https://web.example.org";
    private static final String ALLOWED = "access-control-allow-origin";

    @TempDir
    Path folder;

    private static Answer preflight(TestService service, String origin) {
        return service.client.send(service.client
                .to("/profile")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    @Test
    void aConfiguredWebClientMayCallDirectlyAndSeesErrorsToo() {
        try (var store = EmbeddedStore.inMemory();
                var service = TestService.start(store, folder, "--digitalstage.auth.cors-origins=" + WEB)) {
            var asked = preflight(service, WEB);
            assertThat(asked.status()).isEqualTo(200);
            assertThat(asked.header(ALLOWED)).contains(WEB);
            assertThat(asked.header("access-control-allow-methods").orElseThrow())
                    .contains("PATCH");

            var refused = service.client.send(
                    service.client.to("/login").header("Origin", WEB).POST(BodyPublishers.ofString("{")));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.header(ALLOWED)).contains(WEB);

            assertThat(preflight(service, "https://elsewhere.example.org").status())
                    .isEqualTo(403);
        }
    }
}
