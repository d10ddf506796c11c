package org.digitalstage.platform.journal.streams;

import io.lettuce.core.Consumer;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Events that a member of a group took and did not end. They are claimed by id and then looked up: one that is gone must be acknowledged too, or it
 * is claimed for ever (Redis before 7).
 */
final class Abandoned {

    private final String stream;
    private final Consumer<String> member;
    private final Duration after;
    private final int most;

    Abandoned(String stream, Consumer<String> member, Duration after, int most) {
        this.stream = stream;
        this.member = member;
        this.after = after;
        this.most = most;
    }

    /** Takes them over; an event that is gone comes without fields. */
    CompletionStage<List<StreamMessage<String, byte[]>>> claim(RedisAsyncCommands<String, byte[]> redis) {
        XAutoClaimArgs<String> old =
                XAutoClaimArgs.Builder.justid(member, after, "0-0").count(most);
        return redis.xautoclaim(stream, old)
                .thenCompose(found -> all(found.getMessages().stream()
                        .map(message -> look(redis, message.getId()))
                        .toList()));
    }

    private CompletableFuture<StreamMessage<String, byte[]>> look(RedisAsyncCommands<String, byte[]> redis, String id) {
        StreamMessage<String, byte[]> gone = new StreamMessage<>(stream, id, Map.of());
        return redis.xrange(stream, Range.create(id, id))
                .thenApply(found -> found.isEmpty() ? gone : found.getFirst())
                .toCompletableFuture();
    }

    private static <T> CompletionStage<List<T>> all(List<CompletableFuture<T>> answers) {
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(done -> answers.stream().map(CompletableFuture::join).toList());
    }
}
