package org.digitalstage.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.aggregate.time.fake.Breaking;
import org.digitalstage.platform.aggregate.time.fake.NotedMishaps;
import org.junit.jupiter.api.Test;

class TimerThreadTest {

    private final TimerThread timer = new TimerThread("timer");

    @Test
    void whatATaskThrowsHarmsNoOther() {
        CountDownLatch ran = new CountDownLatch(1);
        timer.schedule(Duration.ZERO, () -> {
            throw new AssertionError("broken");
        });
        timer.schedule(Duration.ofMillis(1), ran::countDown);
        await("the other runs", () -> ran.getCount() == 0);
        timer.close();
    }

    @Test
    void whatIsDoneRegularlyGoesOnAfterAnError() {
        Breaking work = new Breaking();
        NotedMishaps mishaps = new NotedMishaps();
        work.once();
        new Regularly(timer, mishaps).every("work", Duration.ofMillis(1), work::passBy);
        await("it goes on", () -> work.passed() > 3);
        timer.close();
        assertThat(mishaps.tasks()).containsExactly("work");
    }

    @Test
    void onceItIsClosedNothingRunsAndNobodyGetsAFault() {
        timer.close();
        Breaking work = new Breaking();
        timer.schedule(Duration.ZERO, work::passBy);
        assertThat(work.passed()).isZero();
    }
}
