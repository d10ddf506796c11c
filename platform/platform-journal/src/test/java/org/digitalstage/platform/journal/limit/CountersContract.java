package org.digitalstage.platform.journal.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.end;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What holds of all counters, wherever they count. */
public abstract class CountersContract {

    private static final Window WINDOW = new Window(Duration.ofMinutes(1), 7);
    private static final int AT_ONCE = 200;
    private static final int THREADS = 8;

    private final String key = "test/" + UUID.randomUUID();

    /** Two ends of the same counts. */
    protected abstract List<Counters> ends();

    private Counters counters() {
        return ends().getFirst();
    }

    private Tally tally(Window window, double weight, int most) {
        return new Tally(key, window, weight, most);
    }

    private Tally tally() {
        return tally(WINDOW, 0, 10);
    }

    @Test
    void ofManyAtOnceFromAllEndsNoMoreAreTakenThanThereIsRoomFor() throws Exception {
        List<Callable<Optional<Taken>>> tries = new ArrayList<>();
        for (int number = 0; number < AT_ONCE; number++) {
            Counters counters = ends().get(number % ends().size());
            tries.add(() -> end(counters.take(tally())));
        }
        int taken = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Optional<Taken>> one : threads.invokeAll(tries)) {
                taken += one.get().isPresent() ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(10);
    }

    @Test
    void lookingTakesNothing() {
        for (int number = 0; number < 50; number++) {
            assertThat(end(counters().hasRoom(tally()))).isTrue();
        }
        fill(10);
        assertThat(end(counters().hasRoom(tally()))).isFalse();
    }

    @Test
    void whatIsGivenBackDoesNotCount() {
        for (int number = 0; number < 50; number++) {
            end(counters().take(tally())).orElseThrow().giveBack();
        }
        fill(10);
        assertThat(end(counters().take(tally()))).isEmpty();
    }

    @Test
    void whatIsGivenBackInTheNextWindowDoesNotCountThereEither() {
        Taken taken = end(counters().take(tally())).orElseThrow();
        Tally next = tally(new Window(WINDOW.length(), WINDOW.number() + 1), 1, 1);
        assertThat(end(counters().take(next))).isEmpty();
        taken.giveBack();
        assertThat(end(counters().take(next))).isPresent();
    }

    @Test
    void theWindowBeforeCountsByItsWeight() {
        fill(10);
        Window next = new Window(WINDOW.length(), WINDOW.number() + 1);
        assertThat(end(counters().hasRoom(tally(next, 1, 10)))).isFalse();
        assertThat(end(counters().hasRoom(tally(next, 0.91, 10)))).isFalse();
        assertThat(end(counters().hasRoom(tally(next, 0.9, 10)))).isTrue();
        Window later = new Window(WINDOW.length(), WINDOW.number() + 2);
        assertThat(end(counters().hasRoom(tally(later, 1, 1)))).isTrue();
    }

    private void fill(int times) {
        for (int number = 0; number < times; number++) {
            assertThat(end(counters().take(tally()))).isPresent();
        }
    }
}
