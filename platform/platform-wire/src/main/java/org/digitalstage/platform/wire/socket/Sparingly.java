package org.digitalstage.platform.wire.socket;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Says something at most once a minute, with how often there was something to say. */
final class Sparingly {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final LongConsumer words;
    private final AtomicLong times = new AtomicLong();
    private final AtomicLong saidAt = new AtomicLong(System.nanoTime() - MINUTE);

    Sparingly(LongConsumer words) {
        this.words = words;
    }

    void say() {
        times.incrementAndGet();
        long now = System.nanoTime();
        long said = saidAt.get();
        if (now - said >= MINUTE && saidAt.compareAndSet(said, now)) {
            words.accept(times.getAndSet(0));
        }
    }
}
