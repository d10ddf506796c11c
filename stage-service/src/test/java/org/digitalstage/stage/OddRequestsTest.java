package org.digitalstage.stage;

import org.digitalstage.platform.testing.http.OddTalk;
import org.digitalstage.platform.testing.http.OddTalk.Route;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OddRequestsTest {

    @AutoClose
    private static final Theatre theatre = new Theatre(1);

    @Test
    void noOddRequestIsAnsweredWithoutASentenceOrLogsAStackTrace() {
        OddTalk.with(
                theatre.address(0).getPort(),
                new Route("GET", "/"),
                new Route("GET", "/stage"),
                new Route("POST", "/stage"),
                new Route("GET", "/beat"),
                new Route("GET", "/actuator/health"),
                new Route("GET", "/actuator/prometheus"),
                new Route("GET", "/nothing"));
    }
}
