package org.digitalstage.platform.journal.streams;

import static io.lettuce.core.XReadArgs.StreamOffset;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads any number of streams with one blocking read on a connection of its own, each from an explicit id, so that nothing is lost between two
 * reads. Goes on after a lost connection, and notices a Redis that returned with less than it had.
 */
final class StreamReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);
    private static final Duration BLOCK = Duration.ofSeconds(1);
    private static final int MOST_AT_ONCE = 256;
    private static final long BUSY = MILLISECONDS.toNanos(50);

    private final Line line;
    private final ScheduledExecutorService executor;
    private final Patience patience;
    private final Map<String, Followed> streams = new ConcurrentHashMap<>();
    private final Bell bell;
    private volatile long heard = System.nanoTime();
    private volatile long waiting = System.nanoTime();
    private volatile boolean sure;
    private boolean useful;
    private long asked;

    StreamReader(Line line, ScheduledExecutorService executor, Patience patience, Bell bell) {
        this.line = line;
        this.executor = executor;
        this.patience = patience.plus(BLOCK);
        this.bell = bell;
        streams.put(bell.key(), new Followed(bell.key(), ring -> true));
    }

    void open() {
        line.open(new Line.Listener() {
            @Override
            public void up(StatefulRedisConnection<String, byte[]> connection) {
                waiting = System.nanoTime();
                begin(connection);
            }

            @Override
            public void down() {
                sure = false;
            }
        });
    }

    /** Reads this stream too, from now (or a little before) on; the handler says whether an entry was of use. */
    void add(String key, Predicate<Map<String, byte[]>> handler) {
        streams.put(key, new Followed(key, handler));
        bell.ring();
    }

    void remove(String key) {
        streams.remove(key);
    }

    /** Whether streams are being read. */
    boolean well() {
        return sure && !patience.isTried(waiting);
    }

    /** To be called now and then: gives up a connection that has not answered for too long. */
    void watch() {
        StatefulRedisConnection<String, byte[]> connection = line.connection();
        if (connection != null && patience.isLost(waiting)) {
            line.drop(connection);
        }
    }

    @Override
    public void close() {
        line.close();
    }

    private void begin(StatefulRedisConnection<String, byte[]> connection) {
        Attempt.of(() -> new Places(connection.async()).check(streams.values(), heard))
                .whenComplete((checked, fault) -> goOn(connection, fault));
    }

    /** As fast as Redis answers, so it is not regular work: each fault costs the connection, and a new one begins anew. */
    private void turn(StatefulRedisConnection<String, byte[]> connection) {
        List<Followed> all = List.copyOf(streams.values());
        RedisAsyncCommands<String, byte[]> redis = connection.async();
        Attempt.of(() -> new Places(redis).start(all))
                .thenCompose(placed -> read(redis, all))
                .thenAccept(this::deliver)
                .whenComplete((delivered, fault) -> goOn(connection, fault));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private CompletionStage<List<StreamMessage<String, byte[]>>> read(
            RedisAsyncCommands<String, byte[]> redis, List<Followed> all) {
        asked = System.nanoTime();
        StreamOffset<String>[] places = all.stream()
                .map(stream -> StreamOffset.from(stream.key(), stream.place()))
                .toArray(StreamOffset[]::new);
        return redis.xread(XReadArgs.Builder.block(BLOCK).count(MOST_AT_ONCE), places);
    }

    private void deliver(List<StreamMessage<String, byte[]>> messages) {
        useful = false;
        for (StreamMessage<String, byte[]> message : messages) {
            Followed stream = streams.get(message.getStream());
            useful |= stream != null && stream.receive(message);
        }
    }

    private void goOn(StatefulRedisConnection<String, byte[]> connection, Throwable fault) {
        if (fault != null) {
            LOG.debug("Reading streams failed", fault);
            line.drop(connection);
            return;
        }
        long now = System.nanoTime();
        heard = now;
        waiting = now;
        if (!sure) {
            sure = true;
            line.proved();
        }
        // Entries that come one after the other are better taken together than one by one; where all of them are our
        // own there is no hurry.
        if (now - asked < BUSY) {
            long rest = useful ? Beat.next() : Beat.afterNext();
            executor.schedule(() -> turn(connection), rest, NANOSECONDS);
        } else {
            turn(connection);
        }
    }
}
