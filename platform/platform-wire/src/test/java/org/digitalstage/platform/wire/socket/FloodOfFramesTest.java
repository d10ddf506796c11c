package org.digitalstage.platform.wire.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FloodOfFramesTest {

    @Test
    void aBucketGivesABurstAndThenWhatIsSustained() {
        FrameBucket bucket = new FrameBucket(1000, 2000, 0);
        assertThat(taken(bucket, 0)).isEqualTo(2000);
        assertThat(taken(bucket, millis(100))).isBetween(99, 101);
        assertThat(taken(bucket, millis(60_000))).isEqualTo(2000);
    }

    @Test
    void patienceEndsOnlyForAFloodThatGoesOn() {
        Flood flood = new Flood(Duration.ofSeconds(30));
        assertThat(flood.seen(millis(0))).isTrue();
        for (long now = 200; now <= 30_000; now += 200) {
            assertThat(flood.isTooLong(millis(now))).isFalse();
            assertThat(flood.seen(millis(now))).isFalse();
        }
        assertThat(flood.isTooLong(millis(30_200))).isTrue();
    }

    @Test
    void aSecondOfCalmGivesAllPatienceBack() {
        Flood flood = new Flood(Duration.ofSeconds(30));
        flood.seen(millis(0));
        assertThat(flood.isTooLong(millis(1_100))).isFalse();
        assertThat(flood.seen(millis(31_000))).isTrue();
        assertThat(flood.isTooLong(millis(31_200))).isFalse();
    }

    private static int taken(FrameBucket bucket, long now) {
        int taken = 0;
        while (!bucket.isEmpty(now)) {
            bucket.take();
            taken++;
        }
        return taken;
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
