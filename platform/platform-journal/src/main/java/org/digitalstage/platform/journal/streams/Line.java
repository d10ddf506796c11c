package org.digitalstage.platform.journal.streams;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that is opened anew, with growing waits, whenever it is lost. Nothing is sent twice by itself: what was under way when the
 * connection went fails.
 */
final class Line implements AutoCloseable {

    static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private static final Logger LOG = LoggerFactory.getLogger(Line.class);
    private static final long FIRST_WAIT = 20;
    private static final long LONGEST_WAIT = 1000;

    private final String purpose;
    private final RedisClient client;
    private final RedisURI address;
    private final ScheduledExecutorService executor;
    private final AtomicReference<@Nullable StatefulRedisConnection<String, byte[]>> current = new AtomicReference<>();
    private Listener listener = new Listener() {};
    private volatile long wait = FIRST_WAIT;
    private volatile boolean closed;

    Line(String purpose, RedisClient client, RedisURI address, ScheduledExecutorService executor) {
        this.purpose = purpose;
        this.client = client;
        this.address = address;
        this.executor = executor;
    }

    /** Begins to connect; the listener hears of every connection made and lost. */
    void open(Listener hearing) {
        listener = hearing;
        connect();
    }

    @Nullable
    StatefulRedisConnection<String, byte[]> connection() {
        return current.get();
    }

    /** Whether this is still the connection there is. */
    boolean has(StatefulRedisConnection<String, byte[]> connection) {
        return connection.equals(current.get());
    }

    /** Gives up the connection there is, for example because it no longer answers. */
    void drop(StatefulRedisConnection<String, byte[]> connection) {
        if (current.compareAndSet(connection, null)) {
            LOG.info("Redis connection for {} is lost", purpose);
            connection.closeAsync();
            listener.down();
            again();
        }
    }

    @Override
    public void close() {
        closed = true;
        StatefulRedisConnection<String, byte[]> last = current.getAndSet(null);
        if (last != null) {
            last.closeAsync();
            listener.down();
        }
    }

    private void connect() {
        if (!closed) {
            Attempt.of(() -> client.connectAsync(CODEC, address)).whenComplete((connection, fault) -> {
                if (fault == null) {
                    connected(connection);
                } else {
                    LOG.debug("Redis connection for {} cannot be made", purpose, fault);
                    again();
                }
            });
        }
    }

    private void connected(StatefulRedisConnection<String, byte[]> connection) {
        connection.addListener(new RedisConnectionStateListener() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> gone) {
                drop(connection);
            }
        });
        current.set(connection);
        if (closed || !connection.isOpen()) {
            drop(connection);
            return;
        }
        LOG.debug("Redis connection for {} is made", purpose);
        try {
            listener.up(connection);
        } catch (Throwable fault) {
            LOG.warn("Redis connection for {} is of no use", purpose, fault);
            drop(connection);
        }
    }

    /** The connection has proved itself: the next loss is mended at once. */
    void proved() {
        wait = FIRST_WAIT;
    }

    /** With growing waits, so it is not regular work; whatever an attempt throws comes back here. */
    private void again() {
        if (!closed) {
            long jittered = wait / 2 + ThreadLocalRandom.current().nextLong(wait);
            wait = Math.min(LONGEST_WAIT, wait * 2);
            executor.schedule(this::connect, jittered, MILLISECONDS);
        }
    }

    /** Who is told of connections; on any thread. */
    interface Listener {
        default void up(StatefulRedisConnection<String, byte[]> connection) {}

        default void down() {}
    }
}
