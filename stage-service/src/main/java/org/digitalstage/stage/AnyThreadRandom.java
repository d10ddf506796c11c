package org.digitalstage.stage;

import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** The calling thread's own generator: jitter is drawn on many threads. */
enum AnyThreadRandom implements RandomGenerator {
    INSTANCE;

    @Override
    public long nextLong() {
        return ThreadLocalRandom.current().nextLong();
    }
}
