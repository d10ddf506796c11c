package org.digitalstage.platform.journal.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.await;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.end;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.failure;

import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.digitalstage.platform.aggregate.time.fake.NotedMishaps;
import org.digitalstage.platform.embedded.EmbeddedRedis;
import org.digitalstage.platform.journal.limit.Counters;
import org.digitalstage.platform.journal.limit.CountersContract;
import org.digitalstage.platform.journal.limit.Limit;
import org.digitalstage.platform.journal.limit.Limiter;
import org.digitalstage.platform.journal.limit.OwnCounters;
import org.digitalstage.platform.journal.limit.SharedCounters;
import org.digitalstage.platform.journal.limit.Tally;
import org.digitalstage.platform.journal.limit.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RedisCountersTest extends CountersContract {

    private static final Limit LIMIT = new Limit("try", 10, Duration.ofMinutes(1));

    private static final Tally NOBODYS = new Tally("nobody", new Window(Duration.ofMinutes(1), 7), 0, 1);

    private final EmbeddedRedis server = EmbeddedRedis.start();
    private final RedisStreams here = new RedisStreams(StreamSettings.of(server.url()), new NotedMishaps());
    private final RedisStreams there = new RedisStreams(StreamSettings.of(server.url()), new NotedMishaps());
    private final RedisCounters counters = new RedisCounters(here);
    private final RedisCounters others = new RedisCounters(there);
    private final Limiter limiter = limiter(counters);

    private static Limiter limiter(RedisCounters shared) {
        Instant now = Instant.parse("2026-11-01T12:00:00Z");
        return new Limiter(new SharedCounters(shared, shared::well, new OwnCounters()), () -> now);
    }

    @BeforeEach
    void connect() {
        await("both are well", () -> counters.well() && others.well());
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
        server.close();
    }

    @Override
    protected List<Counters> ends() {
        return List.of(counters, others);
    }

    private static int takenOf(Limiter limiter, int tries) {
        int taken = 0;
        for (int number = 0; number < tries; number++) {
            taken += end(limiter.take(LIMIT, "ada")).isPresent() ? 1 : 0;
        }
        return taken;
    }

    @Test
    void allInstancesCountTogether() {
        assertThat(takenOf(limiter, 7) + takenOf(limiter(others), 7)).isEqualTo(10);
    }

    @Test
    void withoutRedisEachInstanceCountsForItself() {
        server.kill();
        await("it is noticed", () -> !counters.well() && !others.well());

        assertThat(failure(counters.hasRoom(NOBODYS))).isInstanceOf(Unsent.class);
        assertThat(takenOf(limiter, 20)).isEqualTo(10);
        assertThat(takenOf(limiter(others), 20)).isEqualTo(10);
    }

    @Test
    void aRedisThatStandsStillLetsNobodyBeyondTheLimitEither() {
        server.pause();

        assertThat(takenOf(limiter, 20)).isEqualTo(10);

        server.resume();
        await("all are well", () -> counters.well() && others.well());
        assertThat(takenOf(limiter, 20) + takenOf(limiter(others), 20)).isLessThanOrEqualTo(10);
    }

    @Test
    void nothingIsKeptOfWhatIsOverAndNoNameStandsInAKey() {
        takenOf(limiter, 1);

        RedisClient plain = RedisClient.create(server.url());
        var redis = plain.connect().sync();
        List<String> keys = redis.keys("limits:*");
        assertThat(keys).hasSize(1).noneMatch(key -> key.contains("ada"));
        assertThat(redis.pttl(keys.getFirst())).isBetween(1L, 120_000L);
        plain.shutdown();
    }
}
