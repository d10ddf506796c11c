package org.digitalstage.routers;

import org.digitalstage.platform.testing.http.OddTalk;
import org.digitalstage.platform.testing.http.OddTalk.Route;
import org.junit.jupiter.api.Test;

final class OddRequestsTest {

    @Test
    void noOddRequestIsAnsweredWithoutASentenceOrLogsAStackTrace() {
        try (Network network = new Network()) {
            OddTalk.with(
                    network.port(network.start()),
                    new Route("GET", "/"),
                    new Route("GET", "/routers"),
                    new Route("POST", "/routers"),
                    new Route("GET", "/beat"),
                    new Route("GET", "/actuator/health"),
                    new Route("GET", "/actuator/prometheus"),
                    new Route("GET", "/nothing"));
        }
    }
}
