package org.digitalstage.platform.journal.streams;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Finds out from where streams are to be read, in the time of the Redis that holds them. */
final class Places {

    private final RedisAsyncCommands<String, byte[]> redis;

    Places(RedisAsyncCommands<String, byte[]> redis) {
        this.redis = redis;
    }

    /** Gives a place to those that have none yet. */
    CompletionStage<Void> start(Collection<Followed> all) {
        List<Followed> unplaced =
                all.stream().filter(stream -> !stream.placed()).toList();
        return unplaced.isEmpty()
                ? CompletableFuture.completedStage(null)
                : now().thenAccept(now -> unplaced.forEach(stream -> stream.start(now)));
    }

    /** After a new connection: corrects the places that this Redis has not reached. */
    CompletionStage<Void> check(Collection<Followed> all, long lastHeard) {
        List<Followed> placed = all.stream().filter(Followed::placed).toList();
        return now().thenCompose(now -> CompletableFuture.allOf(placed.stream()
                .map(stream -> last(stream.key()).thenAccept(last -> stream.check(last, now, lastHeard)))
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture[]::new)));
    }

    private CompletionStage<Long> now() {
        return redis.time().thenApply(RedisTime::millis);
    }

    private CompletionStage<@Nullable String> last(String key) {
        return redis.xrevrange(key, Range.unbounded(), Limit.from(1))
                .thenApply(last -> last.isEmpty() ? null : last.getFirst().getId());
    }
}
