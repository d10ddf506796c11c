package org.digitalstage.platform.journal.streams;

import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.output.ValueListOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.ProtocolKeyword;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Adds to streams. What waits for an answer is bounded, and more than that is refused at once: the fast path may lose. */
final class StreamWriter implements AutoCloseable {

    private static final long MOST_UNDER_WAY = 32L * 1024 * 1024;
    private static final int OVERHEAD = 256;

    private final Line line;
    private final Outgoing outgoing;
    private final Patience patience;
    private final AtomicLong underWay = new AtomicLong();
    private volatile long heard = System.nanoTime();

    StreamWriter(Line line, ScheduledExecutorService executor, Patience patience) {
        this.line = line;
        this.outgoing = new Outgoing(line, executor);
        this.patience = patience;
    }

    /** Adds an entry; the answer is its id, {@code null} if the stream had to exist and does not. */
    CompletionStage<@Nullable String> add(String key, boolean onlyIfThere, int length, StreamFields fields) {
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

    /** Runs a script as one step, before which and after which all others see the same; the answer is a number. */
    CompletionStage<@Nullable Long> evaluate(String script, List<String> keys, List<String> values) {
        CommandArgs<String, byte[]> args =
                new CommandArgs<>(Line.CODEC).add(script).add(keys.size());
        keys.forEach(args::addKey);
        values.forEach(args::add);
        return call(CommandType.EVAL, new IntegerOutput<>(Line.CODEC), args, script.length());
    }

    /** Whether there is a connection that answers. */
    boolean well() {
        return line.connection() != null && !(waits() && patience.isTried(heard));
    }

    /** To be called now and then: gives up a connection that has not answered for too long. */
    void watch() {
        StatefulRedisConnection<String, byte[]> connection = line.connection();
        if (connection == null) {
            return;
        }
        if (waits() && patience.isLost(heard)) {
            heard = System.nanoTime();
            line.drop(connection);
        } else {
            line.proved();
        }
    }

    @Override
    public void close() {
        line.close();
        outgoing.drain();
    }

    private boolean waits() {
        return underWay.get() > 0;
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
        outgoing.send(call);
        return call.answer();
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
}
