package org.digitalstage.standalone;

import java.time.Duration;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.embedded.EmbeddedRedis;
import org.digitalstage.platform.journal.TimerThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded Redis, started again on its port when it ended: nothing is lost with it, but without it all is slower. */
final class KeptRedis implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KeptRedis.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final EmbeddedRedis redis;

    /** Its own, because a start of Redis holds it up. */
    private final TimerThread timer = new TimerThread("redis-watch");

    private KeptRedis(EmbeddedRedis redis) {
        this.redis = redis;
    }

    static KeptRedis start() {
        KeptRedis kept = new KeptRedis(EmbeddedRedis.start());
        new Regularly(kept.timer, KeptRedis::notStarted).every("redis", LOOK, kept::look);
        return kept;
    }

    private void look() {
        if (!redis.isRunning()) {
            redis.restart();
            log.warn("Redis had ended and was started again: pid={}", redis.pid());
        }
    }

    private static void notStarted(String task, Throwable fault) {
        log.warn("Redis has ended and could not be started again, will try again: {}", fault.toString());
    }

    String url() {
        return redis.url();
    }

    @Override
    public void close() {
        timer.close();
        redis.close();
    }
}
