package org.digitalstage.platform.journal.streams;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.lettuce.core.api.StatefulRedisConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/** Commands on their way to a connection: what comes after a pause leaves at once, what follows within two milliseconds in one write. */
final class Outgoing {

    private static final long GATHER = MILLISECONDS.toNanos(2);

    private final Line line;
    private final ScheduledExecutorService executor;
    private final ConcurrentLinkedQueue<Call<?>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile long last = System.nanoTime();

    Outgoing(Line line, ScheduledExecutorService executor) {
        this.line = line;
        this.executor = executor;
    }

    void send(Call<?> call) {
        waiting.add(call);
        if (scheduled.compareAndSet(false, true)) {
            drainSoon();
        }
    }

    private void drainSoon() {
        try {
            executor.schedule(this::drain, Math.max(0, last + GATHER - System.nanoTime()), NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            drain();
        }
    }

    /** Sends what waits; without a connection all of it fails. */
    void drain() {
        last = System.nanoTime();
        scheduled.set(false);
        List<Call<?>> batch = new ArrayList<>();
        for (Call<?> call = waiting.poll(); call != null; call = waiting.poll()) {
            batch.add(call);
        }
        StatefulRedisConnection<String, byte[]> connection = line.connection();
        if (connection == null) {
            batch.forEach(Call::cancel);
        } else if (!batch.isEmpty()) {
            dispatch(connection, batch);
        }
    }

    private void dispatch(StatefulRedisConnection<String, byte[]> connection, List<Call<?>> batch) {
        try {
            connection.dispatch(batch);
        } catch (RuntimeException fault) {
            batch.forEach(Call::cancel);
            line.drop(connection);
        }
    }
}
