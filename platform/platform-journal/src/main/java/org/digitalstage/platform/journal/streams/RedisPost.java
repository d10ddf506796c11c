package org.digitalstage.platform.journal.streams;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.digitalstage.platform.aggregate.journal.Post;
import org.jspecify.annotations.Nullable;

/**
 * The post over one Redis stream per instance, {@code post:<boot>}: field {@code m}, a JSON object. The stream is there as long as its instance prolongs
 * it, so a message to a dead instance fails.
 */
public final class RedisPost implements Post {

    private static final int LENGTH = 1000;
    private static final Duration PROLONG = Duration.ofSeconds(2);
    private static final Duration LIFE = Duration.ofSeconds(20);

    private final RedisStreams redis;
    private final Boot boot;
    private volatile @Nullable Consumer<Map<String, @Nullable Object>> receiver;
    private volatile String key;

    public RedisPost(RedisStreams redis, Boot boot) {
        this.redis = redis;
        this.boot = boot;
        this.key = key(boot.id());
    }

    @Override
    public CompletionStage<Void> send(String to, Map<String, @Nullable Object> message) {
        StreamFields fields = new StreamFields().with("m", Json.write(message));
        return redis.writer().add(key(to), true, LENGTH, fields).thenAccept(RedisPost::delivered);
    }

    @Override
    public void onMessage(Consumer<Map<String, @Nullable Object>> handler) {
        receiver = handler;
        redis.reader().add(key, this::receive);
        boot.onRenewed(this::move);
        redis.onConnected(this::prolong);
        redis.regularly().nowAndEvery("post", () -> PROLONG, this::prolong);
    }

    private void move(String id) {
        redis.reader().remove(key);
        key = key(id);
        redis.reader().add(key, this::receive);
        prolong();
    }

    private CompletionStage<Void> prolong() {
        String mine = key;
        return redis.writer().expire(mine, LIFE).thenAccept(there -> {
            if (there != null && there == 0) {
                redis.writer().add(mine, false, LENGTH, new StreamFields().with("open", ""));
                redis.writer().expire(mine, LIFE);
            }
        });
    }

    private boolean receive(Map<String, byte[]> fields) {
        byte[] message = fields.get("m");
        Consumer<Map<String, @Nullable Object>> handler = receiver;
        if (message != null && handler != null) {
            handler.accept(Json.read(message));
        }
        return true;
    }

    private static void delivered(@Nullable String id) {
        if (id == null) {
            throw new Unsent("There is no such instance");
        }
    }

    private static String key(String boot) {
        return "post:" + boot;
    }
}
