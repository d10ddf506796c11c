package org.digitalstage.stage.routers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterTurnTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1_795_180_956_814L));

    @Test
    void credentialsAreThoseThatCoturnComputesForTheSecondInWhichTheyEnd() {
        RouterTurn turn = new RouterTurn(() -> List.of("b:3478"), "north", CLOCK);

        assertThat(turn.credentials())
                .isEqualTo(Map.of(
                        "turn",
                        Map.of(
                                "urls",
                                List.of("b:3478"),
                                "username",
                                "1795224156",
                                "credential",
                                "dDJNWmjwvyA3fOiUbYPjE4+aUe0=")));
    }

    @Test
    void withoutSecretOrServersThereIsNothingToSay() {
        assertThat(new RouterTurn(() -> List.of("b:3478"), null, CLOCK).credentials())
                .isEmpty();
        assertThat(new RouterTurn(List::of, "north", CLOCK).credentials()).isEmpty();
    }
}
