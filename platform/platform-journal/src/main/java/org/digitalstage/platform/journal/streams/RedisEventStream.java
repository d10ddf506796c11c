package org.digitalstage.platform.journal.streams;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.digitalstage.platform.aggregate.journal.Events;
import org.digitalstage.platform.aggregate.journal.Unavailable;
import org.digitalstage.platform.journal.events.EventStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events between services over a Redis stream each: field {@code m}, a JSON object. Kept for at most an hour. */
public final class RedisEventStream implements EventStream, Events, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisEventStream.class);
    private static final int LENGTH = 100_000;

    private final RedisStreams redis;
    private final GroupSettings settings;
    private final Map<String, List<Consumer<Map<String, @Nullable Object>>>> followers = new ConcurrentHashMap<>();
    private final Set<String> published = ConcurrentHashMap.newKeySet();
    private final List<GroupReader> groups = new CopyOnWriteArrayList<>();

    public RedisEventStream(RedisStreams redis, GroupSettings settings) {
        this.redis = redis;
        this.settings = settings;
        redis.keepShort(this::used);
    }

    @Override
    public CompletionStage<Void> publish(String stream, Map<String, @Nullable Object> event) {
        published.add(stream);
        StreamFields fields = new StreamFields().with("m", Json.write(event));
        return redis.writer()
                .add(stream, false, LENGTH, fields)
                .<Void>thenApply(id -> null)
                .exceptionallyCompose(fault -> CompletableFuture.failedStage(new Unavailable(fault)));
    }

    @Override
    public Listening consume(
            String stream, String group, Function<Map<String, @Nullable Object>, CompletionStage<Void>> handler) {
        GroupReader reader = new GroupReader(redis, settings, stream, group, handler);
        groups.add(reader);
        reader.open();
        return reader;
    }

    @Override
    public synchronized Listening follow(String stream, Consumer<Map<String, @Nullable Object>> handler) {
        List<Consumer<Map<String, @Nullable Object>>> all =
                followers.computeIfAbsent(stream, same -> new CopyOnWriteArrayList<>());
        all.add(handler);
        if (all.size() == 1) {
            redis.reader().add(stream, fields -> tell(all, fields));
        }
        return () -> unfollow(stream, all, handler);
    }

    @Override
    public void close() {
        groups.forEach(GroupReader::close);
    }

    private synchronized void unfollow(
            String stream,
            List<Consumer<Map<String, @Nullable Object>>> all,
            Consumer<Map<String, @Nullable Object>> handler) {
        if (all.remove(handler) && all.isEmpty()) {
            followers.remove(stream);
            redis.reader().remove(stream);
        }
    }

    private static boolean tell(List<Consumer<Map<String, @Nullable Object>>> all, Map<String, byte[]> fields) {
        Map<String, @Nullable Object> event = Json.event(fields).orElse(null);
        if (event != null) {
            for (Consumer<Map<String, @Nullable Object>> handler : all) {
                tell(handler, event);
            }
        }
        return true;
    }

    private static void tell(Consumer<Map<String, @Nullable Object>> handler, Map<String, @Nullable Object> event) {
        try {
            handler.accept(event);
        } catch (Throwable fault) {
            LOG.error("A follower could not take an event", fault);
        }
    }

    private Collection<String> used() {
        return published;
    }
}
