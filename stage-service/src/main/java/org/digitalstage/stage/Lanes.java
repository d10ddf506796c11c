package org.digitalstage.stage;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.digitalstage.platform.aggregate.AggregateId;

/**
 * A few serial executors. An aggregate's lane goes by the last part of its key, so that a stage and all mixes of it share one: their
 * states can be taken together in one step.
 */
final class Lanes implements AutoCloseable {

    private final List<ExecutorService> lanes;

    Lanes(int count) {
        lanes = IntStream.range(0, count)
                .mapToObj(lane -> Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("lane-" + lane).daemon().factory()))
                .toList();
    }

    Executor of(AggregateId aggregate) {
        String key = aggregate.key();
        int hash = key.substring(key.lastIndexOf('/') + 1).hashCode();
        return lanes.get(Math.floorMod(hash ^ (hash >>> 16), lanes.size()));
    }

    @Override
    public void close() {
        lanes.forEach(ExecutorService::shutdownNow);
    }
}
