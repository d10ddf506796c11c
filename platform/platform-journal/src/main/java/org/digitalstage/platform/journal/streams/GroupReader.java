package org.digitalstage.platform.journal.streams;

import io.lettuce.core.Consumer;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.time.Round;
import org.digitalstage.platform.journal.events.EventStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One member of a consumer group on a connection of its own. Events are taken one after the other; what fails again and again is left to be
 * claimed later, by this member or another.
 */
final class GroupReader implements EventStream.Listening {

    private static final Logger LOG = LoggerFactory.getLogger(GroupReader.class);
    private static final Duration BLOCK = Duration.ofSeconds(1);
    private static final Duration WATCH = Duration.ofMillis(500);
    private static final int MOST_AT_ONCE = 64;

    private final RedisStreams redis;
    private final GroupSettings settings;
    private final String stream;
    private final Consumer<String> member;
    private final Abandoned abandoned;
    private final Handling handling;
    private final Line line;
    private volatile long askedSince;
    private volatile boolean asking;
    private volatile @Nullable Round watching;
    private long claimed;

    GroupReader(
            RedisStreams redis,
            GroupSettings settings,
            String stream,
            String group,
            Function<Map<String, @Nullable Object>, CompletionStage<Void>> handler) {
        this.redis = redis;
        this.settings = settings;
        this.stream = stream;
        this.member = Consumer.from(group, settings.member());
        this.abandoned = new Abandoned(stream, member, settings.abandoned(), MOST_AT_ONCE);
        this.handling = new Handling(handler, settings, redis.executor());
        this.line = redis.line("group " + group + " of " + stream);
    }

    void open() {
        line.open(new Line.Listener() {
            @Override
            public void up(StatefulRedisConnection<String, byte[]> connection) {
                claimed = System.nanoTime() - settings.abandoned().toNanos();
                create(connection);
            }
        });
        watching = redis.regularly().every("redis-group", WATCH, this::watch);
    }

    @Override
    public void close() {
        Round round = watching;
        if (round != null) {
            round.close();
        }
        line.close();
    }

    private void create(StatefulRedisConnection<String, byte[]> connection) {
        ask(() -> connection
                        .async()
                        .xgroupCreate(
                                StreamOffset.from(stream, "0-0"),
                                member.getGroup(),
                                XGroupCreateArgs.Builder.mkstream()))
                .whenComplete((created, fault) -> {
                    if (fault == null || says(fault, "BUSYGROUP")) {
                        line.proved();
                        turn(connection);
                    } else {
                        failed(connection, fault);
                    }
                });
    }

    /** As fast as Redis answers, so it is not regular work: each fault costs the connection, and a new one begins anew. */
    private void turn(StatefulRedisConnection<String, byte[]> connection) {
        if (!line.has(connection)) {
            return;
        }
        RedisAsyncCommands<String, byte[]> commands = connection.async();
        boolean claiming = isClaimDue();
        ask(() -> claiming ? abandoned.claim(commands) : fresh(commands))
                .thenCompose(messages -> handle(connection, messages, 0))
                .whenComplete((handled, fault) -> {
                    if (fault == null) {
                        claimed = claiming ? System.nanoTime() : claimed;
                        turn(connection);
                    } else if (says(fault, "NOGROUP")) {
                        create(connection);
                    } else {
                        failed(connection, fault);
                    }
                });
    }

    /** Counted from the end of the last time: what fails for long, and is claimed again and again, leaves room for what is fresh. */
    private boolean isClaimDue() {
        return System.nanoTime() - claimed > settings.abandoned().toNanos() / 3;
    }

    @SuppressWarnings("unchecked") // an array of a generic type
    private CompletionStage<List<StreamMessage<String, byte[]>>> fresh(RedisAsyncCommands<String, byte[]> commands) {
        XReadArgs waiting = XReadArgs.Builder.block(BLOCK).count(MOST_AT_ONCE);
        return commands.xreadgroup(member, waiting, StreamOffset.lastConsumed(stream));
    }

    private CompletionStage<Void> handle(
            StatefulRedisConnection<String, byte[]> connection,
            List<StreamMessage<String, byte[]>> messages,
            int from) {
        if (from == messages.size() || !line.has(connection)) {
            return CompletableFuture.completedStage(null);
        }
        StreamMessage<String, byte[]> message = messages.get(from);
        return handling.handle(message)
                .thenAccept(done -> acknowledge(connection, message, done))
                .thenCompose(acknowledged -> handle(connection, messages, from + 1));
    }

    private void acknowledge(
            StatefulRedisConnection<String, byte[]> connection, StreamMessage<String, byte[]> message, boolean done) {
        if (done) {
            connection.async().xack(stream, member.getGroup(), message.getId());
        }
    }

    private <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> question) {
        askedSince = System.nanoTime();
        asking = true;
        return Attempt.of(question).whenComplete((done, fault) -> asking = false);
    }

    private void watch() {
        StatefulRedisConnection<String, byte[]> connection = line.connection();
        Patience patience = redis.patience().plus(BLOCK);
        if (connection != null && asking && patience.isLost(askedSince)) {
            line.drop(connection);
        }
    }

    private void failed(StatefulRedisConnection<String, byte[]> connection, Throwable fault) {
        LOG.debug("Reading {} failed", stream, fault);
        line.drop(connection);
    }

    private static boolean says(Throwable fault, String code) {
        Throwable cause = fault.getCause() == null ? fault : fault.getCause();
        String message = cause.getMessage();
        return cause instanceof RedisCommandExecutionException && message != null && message.startsWith(code);
    }
}
