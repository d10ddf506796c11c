package org.digitalstage.platform.journal.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.end;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OwnCountersTest extends CountersContract {

    private final OwnCounters counters = new OwnCounters();

    @Override
    protected List<Counters> ends() {
        return List.of(counters, counters);
    }

    @Test
    void whoeverTriesInEverybodysNameFillsNoMemory() {
        Window window = new Window(Duration.ofMinutes(1), 7);
        for (int number = 0; number < 120_000; number++) {
            end(counters.take(new Tally("subject " + number, window, 0, 10)));
        }
        assertThat(counters.subjects()).isLessThanOrEqualTo(50_000);
    }

    @Test
    void whatIsOverMakesRoomBeforeAnythingElseDoes() {
        Window early = new Window(Duration.ofMinutes(1), 7);
        Window late = new Window(Duration.ofMinutes(1), 10);
        for (int number = 0; number < 49_999; number++) {
            end(counters.take(new Tally("early " + number, early, 0, 10)));
        }
        end(counters.take(new Tally("ada", late, 0, 1)));

        end(counters.take(new Tally("grace", late, 0, 1)));

        assertThat(counters.subjects()).isEqualTo(2);
        assertThat(end(counters.take(new Tally("ada", late, 0, 1)))).isEmpty();
    }
}
