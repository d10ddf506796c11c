package org.digitalstage.platform.journal.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.await;

import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.digitalstage.platform.aggregate.time.fake.Breaking;
import org.digitalstage.platform.aggregate.time.fake.NotedMishaps;
import org.digitalstage.platform.embedded.EmbeddedRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegularWorkTest {

    private final EmbeddedRedis server = EmbeddedRedis.start();
    private final NotedMishaps mishaps = new NotedMishaps();
    private final RedisStreams redis = new RedisStreams(StreamSettings.of(server.url()), mishaps);
    private final Breaking work = new Breaking();

    @AfterEach
    void close() {
        redis.close();
        server.close();
    }

    @Test
    void whatRunsBesideTheConnectionsGoesOnAfterAnErrorAndEndsWithThem() {
        work.once();
        redis.regularly().every("work", Duration.ofMillis(1), work::passBy);
        await("it goes on", () -> work.passed() > 3);
        assertThat(mishaps.tasks()).containsExactly("work");
        redis.close();
        await("the loop has ended", redis.executor()::isTerminated);
    }

    @Test
    void theEpochIsLookedAtAgainAfterAnErrorAndAfterAFailure() {
        List<String> told = new CopyOnWriteArrayList<>();
        CompletableFuture<String> away = CompletableFuture.failedFuture(new IllegalStateException("away"));
        work.once();
        EpochWatch watch = new EpochWatch(
                redis,
                () -> {
                    work.passBy();
                    return work.passed() == 1 ? away : CompletableFuture.completedFuture("first");
                },
                told::add,
                Duration.ofMillis(1));
        await("it is told", () -> told.contains("first"));
        assertThat(mishaps.tasks()).containsExactly("epoch", "epoch");
        watch.close();
    }

    @Test
    void aConnectionWhoseListenerBreaksIsMadeAnew() {
        work.once();
        Line line = redis.line("a test");
        line.open(new Line.Listener() {
            @Override
            public void up(StatefulRedisConnection<String, byte[]> connection) {
                work.passBy();
            }
        });
        await("it is made anew", () -> work.passed() == 1 && line.connection() != null);
        line.close();
    }

    @Test
    void whatIsDoneWithEachConnectionHarmsNoOther() {
        Breaking other = new Breaking();
        redis.onConnected(work::passBy);
        redis.onConnected(other::passBy);
        await("it is connected", redis::well);
        work.once();
        server.kill();
        server.restart();
        await("the other has had its turn", () -> other.passed() > 0 && !work.isDue());
        await("it is used again", redis::well);
    }
}
