package org.digitalstage.platform.journal.streams;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.digitalstage.platform.aggregate.journal.Distribution;
import org.digitalstage.platform.aggregate.journal.Post;
import org.digitalstage.platform.aggregate.journal.contract.DistributionContract;
import org.digitalstage.platform.aggregate.journal.contract.Ends;
import org.digitalstage.platform.aggregate.journal.contract.PostContract;
import org.digitalstage.platform.aggregate.time.fake.NotedMishaps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

/** The same contracts on a real Redis 8. */
@Testcontainers(disabledWithoutDocker = true)
class RedisEightTest {

    @Container
    private static final GenericContainer<?> SERVER = new GenericContainer<>("redis:8").withExposedPorts(6379);

    private final List<RedisStreams> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(RedisStreams::close);
    }

    @Nested
    class OfTheDistribution extends DistributionContract {
        @Override
        protected Distribution instance(String boot) {
            RedisDistribution distribution =
                    new RedisDistribution(redis(), new Boot(() -> boot), 16, new SimpleMeterRegistry());
            distribution.epoch("first");
            return distribution;
        }
    }

    @Nested
    class OfThePost extends PostContract {
        @Override
        protected Post instance(String boot) {
            return new RedisPost(redis(), new Boot(() -> boot));
        }
    }

    private RedisStreams redis() {
        RedisStreams redis = new RedisStreams(
                StreamSettings.of("redis://" + SERVER.getHost() + ":" + SERVER.getMappedPort(6379)),
                new NotedMishaps());
        opened.add(redis);
        Ends.await("it is connected", redis::well);
        return redis;
    }
}
