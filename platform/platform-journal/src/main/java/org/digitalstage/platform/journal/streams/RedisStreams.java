package org.digitalstage.platform.journal.streams;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultEventLoopGroupProvider;
import io.lettuce.core.resource.EventLoopGroupProvider;
import io.lettuce.core.resource.Transports;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This process's end of Redis: one connection that writes, one that reads, and one more per consumer group. */
public final class RedisStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisStreams.class);
    private static final Duration SHORTEN = Duration.ofMinutes(1);
    private static final Duration WATCH = Duration.ofMillis(250);
    private static final Duration BELL_LIFE = Duration.ofMinutes(1);

    private final StreamSettings settings;
    private final EventLoopGroupProvider loops = new DefaultEventLoopGroupProvider(1);
    private final ClientResources resources;
    private final RedisClient client;
    private final RedisURI address;
    private final ScheduledExecutorService executor;
    private final StreamWriter writer;
    private final StreamReader reader;
    private final List<Runnable> onConnected = new CopyOnWriteArrayList<>();

    /** Begins to connect, and goes on trying as long as it takes. */
    public RedisStreams(StreamSettings settings) {
        this.settings = settings;
        this.resources = ClientResources.builder()
                .eventLoopGroupProvider(loops)
                .computationThreadPoolSize(2)
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .build();
        this.address = RedisURI.create(settings.url());
        this.address.setTimeout(settings.patience());
        this.client = RedisClient.create(resources, address);
        this.client.setOptions(options(settings.patience()));
        // One thread for connections and timed things alike: what is due is written without waking another.
        this.executor = loops.allocate(Transports.eventLoopGroupClass()).next();
        Line writing = line("writing");
        this.writer = new StreamWriter(writing, executor, settings.patience());
        this.reader = new StreamReader(line("reading"), executor, settings.patience(), bell());
        writing.open(new Line.Listener() {
            @Override
            public void up(StatefulRedisConnection<String, byte[]> connection) {
                onConnected.forEach(RedisStreams::attempt);
            }
        });
        reader.open();
        every(WATCH, writer::watch);
        every(WATCH, reader::watch);
    }

    /** Whether Redis takes and gives. */
    public boolean well() {
        return writer.well() && reader.well();
    }

    StreamSettings settings() {
        return settings;
    }

    StreamWriter writer() {
        return writer;
    }

    StreamReader reader() {
        return reader;
    }

    Line line(String purpose) {
        return new Line(purpose, client, address, executor);
    }

    /** Where timed things run. */
    ScheduledExecutorService executor() {
        return executor;
    }

    /** Does something again and again until this is closed. */
    void every(Duration time, Runnable work) {
        executor.scheduleWithFixedDelay(() -> attempt(work), time.toMillis(), time.toMillis(), MILLISECONDS);
    }

    /** Does something whenever there is a new connection to write with. */
    void onConnected(Runnable work) {
        onConnected.add(work);
    }

    /** Again and again takes away from these streams what was kept for long enough; a stream that nobody shortens any more goes altogether. */
    void keepShort(Supplier<Collection<String>> keys) {
        every(SHORTEN, () -> shorten(keys.get()));
    }

    void shorten(Collection<String> keys) {
        long keep = settings.keep().minus(SHORTEN).minus(SHORTEN).toMillis();
        writer.now().thenAccept(now -> {
            keys.forEach(key -> writer.trim(key, now - keep));
            keys.forEach(key -> writer.expire(key, settings.keep()));
        });
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException fault) {
            LOG.warn("What is done again and again failed", fault);
        }
    }

    @Override
    public void close() {
        writer.close();
        reader.close();
        client.shutdown(0, 1000, MILLISECONDS);
        resources.shutdown(100, 1000, MILLISECONDS).awaitUninterruptibly(2000);
        loops.shutdown(0, 1000, MILLISECONDS).awaitUninterruptibly(2000);
    }

    private StreamReader.Bell bell() {
        String key = "bell:" + UUID.randomUUID();
        return new StreamReader.Bell() {
            @Override
            public String key() {
                return key;
            }

            @Override
            public void ring() {
                writer.add(key, false, 1, new StreamWriter.Fields().with("r", ""));
                writer.expire(key, BELL_LIFE);
            }
        };
    }

    private static ClientOptions options(Duration patience) {
        return ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(patience)
                        .tcpNoDelay(true)
                        .build())
                .build();
    }
}
