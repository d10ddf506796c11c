package org.digitalstage.platform.journal.streams;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.lettuce.core.api.StatefulRedisConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/** Commands on their way to a connection: what comes after a pause leaves at once, what follows with the next beat in one write. */
final class Outgoing {

    private final Line line;
    private final ScheduledExecutorService executor;
    private final ConcurrentLinkedQueue<Call<?>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean beating = new AtomicBoolean();

    Outgoing(Line line, ScheduledExecutorService executor) {
        this.line = line;
        this.executor = executor;
    }

    void send(Call<?> call) {
        waiting.add(call);
        if (beating.compareAndSet(false, true)) {
            beatIn(0);
        }
    }

    private void beatIn(long nanos) {
        try {
            executor.schedule(this::beat, nanos, NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            beating.set(false);
            drain();
        }
    }

    /** Goes on as long as each beat has something to send, so it is not regular work; after a fault it goes on. */
    private void beat() {
        boolean goOn = true;
        try {
            goOn = drain();
        } finally {
            if (goOn) {
                beatIn(Beat.next());
            } else {
                rest();
            }
        }
    }

    private void rest() {
        beating.set(false);
        if (!waiting.isEmpty() && beating.compareAndSet(false, true)) {
            beatIn(0);
        }
    }

    /** Sends what waits, and says whether anything did; without a connection all of it fails. */
    boolean drain() {
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
        return !batch.isEmpty();
    }

    private void dispatch(StatefulRedisConnection<String, byte[]> connection, List<Call<?>> batch) {
        try {
            connection.dispatch(batch);
        } catch (Throwable fault) {
            batch.forEach(Call::cancel);
            line.drop(connection);
        }
    }
}
