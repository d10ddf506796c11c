package org.digitalstage.platform.journal.streams;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.time.Mishaps;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This process's end of Redis: one connection that writes, one that reads, and one more per consumer group. */
public final class RedisStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisStreams.class);
    private static final Duration SHORTEN = Duration.ofMinutes(1);
    private static final Duration WATCH = Duration.ofMillis(250);

    private final StreamSettings settings;
    private final Connections connections;
    private final ScheduledExecutorService executor;
    private final Regularly regularly;
    private final StreamWriter writer;
    private final StreamReader reader;
    private final List<Runnable> onConnected = new CopyOnWriteArrayList<>();

    /** Begins to connect, and goes on trying as long as it takes. */
    public RedisStreams(StreamSettings settings, Mishaps mishaps) {
        this.settings = settings;
        this.connections = new Connections(settings.url(), settings.patience());
        this.executor = connections.executor();
        this.regularly = new Regularly(this::later, mishaps);
        Line writing = line("writing");
        this.writer = new StreamWriter(writing, executor, patience());
        this.reader = new StreamReader(line("reading"), executor, patience(), new Bell(writer));
        writing.open(new Line.Listener() {
            @Override
            public void up(StatefulRedisConnection<String, byte[]> connection) {
                onConnected.forEach(RedisStreams::attempt);
            }
        });
        reader.open();
        regularly.every("redis-writer", WATCH, writer::watch);
        regularly.every("redis-reader", WATCH, reader::watch);
    }

    /** Whether Redis takes and gives. */
    public boolean well() {
        return writer.well() && reader.well();
    }

    StreamSettings settings() {
        return settings;
    }

    Patience patience() {
        return new Patience(settings.patience());
    }

    StreamWriter writer() {
        return writer;
    }

    StreamReader reader() {
        return reader;
    }

    Line line(String purpose) {
        return connections.line(purpose);
    }

    /** Where timed things run. */
    ScheduledExecutorService executor() {
        return executor;
    }

    /** Does things again and again until this is closed. */
    Regularly regularly() {
        return regularly;
    }

    private void later(Duration delay, Runnable task) {
        executor.schedule(task, delay.toNanos(), NANOSECONDS);
    }

    /** Does something whenever there is a new connection to write with. */
    void onConnected(Runnable work) {
        onConnected.add(work);
    }

    /** Again and again takes away from these streams what was kept for long enough; a stream that nobody shortens any more goes altogether. */
    void keepShort(Supplier<Collection<String>> keys) {
        regularly.every("shorten", () -> SHORTEN, () -> shorten(keys.get()));
    }

    CompletionStage<Void> shorten(Collection<String> keys) {
        long keep = settings.keep().minus(SHORTEN).minus(SHORTEN).toMillis();
        return writer.now().thenAccept(now -> {
            keys.forEach(key -> writer.trim(key, now - keep));
            keys.forEach(key -> writer.expire(key, settings.keep()));
        });
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (Throwable fault) {
            LOG.warn("What is done with each new connection failed", fault);
        }
    }

    @Override
    public void close() {
        writer.close();
        reader.close();
        connections.close();
    }
}
