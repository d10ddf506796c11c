package org.digitalstage.auth;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.digitalstage.platform.testing.http.OddTalk;
import org.digitalstage.platform.testing.http.OddTalk.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OddRequestsTest {

    private static final String[] POSTS = {
        "/signup", "/activate", "/reactivate", "/login", "/token", "/forgot", "/reset", "/logout"
    };
    private static final String[] GETS = {
        "/verify",
        "/profile",
        "/beat",
        "/.well-known/jwks.json",
        "/internal/revocations",
        "/actuator/health",
        "/actuator/prometheus",
        "/nothing"
    };

    @TempDir
    Path folder;

    @Test
    void noOddRequestIsAnsweredWithoutASentenceOrLogsAStackTrace() {
        try (var store = EmbeddedStore.inMemory();
                var service = TestService.start(store, folder)) {
            OddTalk.with(service.port(), routes().toArray(Route[]::new));
        }
    }

    private static Stream<Route> routes() {
        var all = Stream.of(
                Stream.of(POSTS).map(path -> new Route("POST", path)),
                Stream.of(GETS).map(path -> new Route("GET", path)),
                Stream.of(new Route("PATCH", "/profile"), new Route("HEAD", "/profile")));
        return all.flatMap(routes -> routes);
    }
}
