package org.digitalstage.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.digitalstage.platform.aggregate.journal.fake.VirtualTime;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.aggregate.time.fake.Breaking;
import org.digitalstage.platform.aggregate.time.fake.NotedMishaps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

final class HousekeepingTest {

    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final VirtualTime time = new VirtualTime(new Random(1));
    private final NotedMishaps mishaps = new NotedMishaps();
    private final Breaking store = new Breaking();
    private final Breaking work = new Breaking();
    private Mono<Void> mail = Mono.fromRunnable(work::passBy);
    private final Housekeeping housekeeping = new Housekeeping(
            Mono.fromRunnable(store::passBy),
            List.of(new Chore("mail", PERIOD, Mono.defer(() -> mail))),
            new Regularly((delay, task) -> time.after(delay.toMillis(), task), mishaps));

    @Test
    void theStoreIsPreparedAgainUntilItIsThereAndChoresBeginOnlyThen() {
        store.once();
        housekeeping.start();
        assertThat(housekeeping.ready()).isFalse();
        time.advance(400);
        assertThat(housekeeping.ready()).isFalse();
        time.advance(200);
        assertThat(housekeeping.ready()).isTrue();
        assertThat(work.passed()).isZero();
        time.advance(60_000);
        assertThat(store.passed()).isEqualTo(1);
        assertThat(work.passed()).isBetween(4, 7);
    }

    @Test
    void aChoreIsDoneAgainAfterAnError() {
        housekeeping.start();
        work.once();
        time.advance(60_000);
        assertThat(mishaps.tasks()).containsExactly("mail");
        assertThat(work.passed()).isBetween(3, 6);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aChoreIsDoneAgainAfterAFailureAndAfterOneThatNeverEnds(boolean ends) {
        housekeeping.start();
        Mono<Void> usual = mail;
        mail = ends ? Mono.error(new IllegalStateException("broken")) : Mono.never();
        time.advance(13_000);
        mail = usual;
        time.advance(600_000);
        assertThat(mishaps.tasks()).containsExactly("mail");
        assertThat(work.passed()).isPositive();
    }

    @Test
    void nothingIsDoneOnceItHasStopped() {
        housekeeping.start();
        time.advance(60_000);
        housekeeping.stop();
        assertThat(housekeeping.isRunning()).isFalse();
        int before = work.passed();
        time.advance(600_000);
        assertThat(work.passed()).isEqualTo(before);
    }

    @Test
    void aStoreThatIsNotThereIsNotWaitedForOnceItHasStopped() {
        store.once();
        housekeeping.start();
        housekeeping.stop();
        time.advance(600_000);
        assertThat(store.passed()).isZero();
    }
}
