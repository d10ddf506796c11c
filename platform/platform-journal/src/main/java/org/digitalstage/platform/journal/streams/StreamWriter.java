package org.digitalstage.platform.journal.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.output.ValueListOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.ProtocolKeyword;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Adds to streams. What comes after a pause leaves at once, what follows within two milliseconds in one write; what waits for an answer is bounded, and more than that is refused at
 * once: the fast path may lose.
 */
final class StreamWriter implements AutoCloseable {

    private static final long GATHER = MILLISECONDS.toNanos(2);
    private static final long MOST_UNDER_WAY = 32L * 1024 * 1024;
    private static final int OVERHEAD = 256;

    private final Line line;
    private final ScheduledExecutorService executor;
    private final long patience;
    private final ConcurrentLinkedQueue<Call<?>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicLong underWay = new AtomicLong();
    private volatile long heard = System.nanoTime();
    private volatile long last = heard;

    StreamWriter(Line line, ScheduledExecutorService executor, Duration patience) {
        this.line = line;
        this.executor = executor;
        this.patience = patience.toNanos();
    }

    /** Adds an entry; the answer is its id, {@code null} if the stream had to exist and does not. */
    CompletionStage<@Nullable String> add(String key, boolean onlyIfThere, int length, Fields fields) {
        CommandArgs<String, byte[]> args = new CommandArgs<>(Line.CODEC).addKey(key);
        if (onlyIfThere) {
            args.add("NOMKSTREAM");
        }
        args.add("MAXLEN").add("~").add(length).add("*");
        fields.addTo(args);
        return call(CommandType.XADD, new StatusOutput<>(Line.CODEC), args, fields.weight());
    }

    /** Lets a stream go by itself when nobody prolongs it; the answer is 0 if it is not there. */
    CompletionStage<@Nullable Long> expire(String key, Duration in) {
        return call(
                CommandType.PEXPIRE,
                new IntegerOutput<>(Line.CODEC),
                new CommandArgs<>(Line.CODEC).addKey(key).add(in.toMillis()),
                0);
    }

    /** Takes away what was added before this time of Redis's clock. */
    CompletionStage<@Nullable Long> trim(String key, long before) {
        return call(
                CommandType.XTRIM,
                new IntegerOutput<>(Line.CODEC),
                new CommandArgs<>(Line.CODEC).addKey(key).add("MINID").add(before),
                0);
    }

    /** Milliseconds since 1970 on Redis's clock. */
    CompletionStage<Long> now() {
        CommandArgs<String, byte[]> none = new CommandArgs<>(Line.CODEC);
        return call(CommandType.TIME, new ValueListOutput<>(Line.CODEC), none, 0)
                .thenApply(RedisTime::millis);
    }

    /** Whether there is a connection that answers. */
    boolean well() {
        return line.connection() != null && !overdue();
    }

    /** To be called now and then: gives up a connection that has not answered for too long. */
    void watch() {
        StatefulRedisConnection<String, byte[]> connection = line.connection();
        if (connection == null) {
            return;
        }
        if (overdue()) {
            heard = System.nanoTime();
            line.drop(connection);
        } else {
            line.proved();
        }
    }

    @Override
    public void close() {
        line.close();
        drain();
    }

    private boolean overdue() {
        return underWay.get() > 0 && System.nanoTime() - heard > patience;
    }

    private <T> CompletionStage<@Nullable T> call(
            ProtocolKeyword keyword,
            CommandOutput<String, byte[], T> output,
            CommandArgs<String, byte[]> args,
            int content) {
        if (line.connection() == null) {
            return CompletableFuture.failedFuture(new Unsent("Redis is away"));
        }
        Call<T> call = new Call<>(keyword, output, args, content + OVERHEAD, this::settled);
        if (!begin(call.weight())) {
            return CompletableFuture.failedFuture(new Unsent("Redis is behind"));
        }
        waiting.add(call);
        if (scheduled.compareAndSet(false, true)) {
            drainSoon();
        }
        return call.answer();
    }

    private void drainSoon() {
        try {
            executor.schedule(this::drain, Math.max(0, last + GATHER - System.nanoTime()), NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            drain();
        }
    }

    private boolean begin(int weight) {
        long before = underWay.getAndAdd(weight);
        if (before == 0) {
            heard = System.nanoTime();
        }
        if (before + weight > MOST_UNDER_WAY) {
            underWay.addAndGet(-weight);
            return false;
        }
        return true;
    }

    private void settled(int weight) {
        heard = System.nanoTime();
        underWay.addAndGet(-weight);
    }

    private void drain() {
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

    /** The fields of one stream entry. */
    static final class Fields {
        private final List<Object> all = new ArrayList<>(8);
        private int weight;

        Fields with(String name, String value) {
            return with(name, value.getBytes(UTF_8));
        }

        Fields with(String name, byte[] value) {
            all.add(name);
            all.add(value);
            weight += value.length;
            return this;
        }

        private int weight() {
            return weight;
        }

        private void addTo(CommandArgs<String, byte[]> args) {
            for (int i = 0; i < all.size(); i += 2) {
                args.addKey((String) all.get(i)).addValue((byte[]) all.get(i + 1));
            }
        }
    }
}
