package org.digitalstage.standalone;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.digitalstage.platform.embedded.EmbeddedRedis;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded Redis, started again on its port when it ended: nothing is lost with it, but without it all is slower. */
final class KeptRedis implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KeptRedis.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final EmbeddedRedis redis;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("redis-watch").factory());

    private KeptRedis(EmbeddedRedis redis) {
        this.redis = redis;
    }

    static KeptRedis start() {
        KeptRedis kept = new KeptRedis(EmbeddedRedis.start());
        kept.watch.scheduleWithFixedDelay(kept::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return kept;
    }

    private void look() {
        if (redis.isRunning()) {
            return;
        }
        try {
            redis.restart();
            log.warn("Redis had ended and was started again: pid={}", redis.pid());
        } catch (RuntimeException e) {
            log.warn("Redis has ended and could not be started again, will try again: {}", e.getMessage());
        }
    }

    String url() {
        return redis.url();
    }

    @Override
    public void close() {
        watch.close();
        redis.close();
    }
}
