package org.digitalstage.platform.journal.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.end;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LimiterTest {

    private static final Limit LIMIT = new Limit("try", 10, Duration.ofMinutes(1));

    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final Limiter limiter = new Limiter(new OwnCounters(), () -> now);

    private int taken(int tries, String subject) {
        int taken = 0;
        for (int attempt = 0; attempt < tries; attempt++) {
            taken += end(limiter.take(LIMIT, subject)).isPresent() ? 1 : 0;
        }
        return taken;
    }

    @Test
    void theEleventhTryIsRefusedAndTheTimeToWaitIsKnown() {
        assertThat(taken(11, "ada")).isEqualTo(10);

        now = now.plusSeconds(20);

        assertThat(limiter.wait(LIMIT)).isEqualTo(Duration.ofSeconds(41));
    }

    @Test
    void othersAndOtherLimitsAreNotConcerned() {
        taken(10, "ada");

        assertThat(taken(10, "grace")).isEqualTo(10);
        assertThat(end(limiter.take(new Limit("other", 1, LIMIT.length()), "ada")))
                .isPresent();
    }

    @Test
    void aBorderBetweenMinutesDoesNotDoubleTheLimit() {
        now = now.plusSeconds(59);
        taken(10, "ada");

        now = now.plusSeconds(2);

        assertThat(taken(10, "ada")).isZero();
    }

    @Test
    void afterTwoMinutesAllIsForgotten() {
        taken(10, "ada");

        now = now.plusSeconds(120);

        assertThat(taken(11, "ada")).isEqualTo(10);
    }

    @Test
    void aRefusedTryDoesNotCount() {
        taken(60, "ada");

        now = now.plusSeconds(70);

        assertThat(taken(1, "ada")).isEqualTo(1);
    }

    @Test
    void aClockThatIsSetBackForgetsNothing() {
        taken(10, "ada");

        now = now.minusSeconds(90);

        assertThat(taken(10, "ada")).isZero();
    }
}
