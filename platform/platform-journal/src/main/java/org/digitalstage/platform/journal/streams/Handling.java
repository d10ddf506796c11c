package org.digitalstage.platform.journal.streams;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.lettuce.core.StreamMessage;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives an event to its handler, a few times if it fails or does not end before another member would take the event over. */
final class Handling {

    private static final Logger LOG = LoggerFactory.getLogger(Handling.class);
    private static final long FIRST_WAIT = 50;

    private final Function<Map<String, @Nullable Object>, CompletionStage<Void>> handler;
    private final GroupSettings settings;
    private final ScheduledExecutorService executor;

    Handling(
            Function<Map<String, @Nullable Object>, CompletionStage<Void>> handler,
            GroupSettings settings,
            ScheduledExecutorService executor) {
        this.handler = handler;
        this.settings = settings;
        this.executor = executor;
    }

    /** Whether it was taken at last. What nobody could read counts as taken. */
    CompletionStage<Boolean> handle(StreamMessage<String, byte[]> message) {
        return handle(message, 1);
    }

    private CompletionStage<Boolean> handle(StreamMessage<String, byte[]> message, int attempt) {
        return attempt(message).handle((done, fault) -> fault).thenCompose(fault -> {
            if (fault == null) {
                return CompletableFuture.completedStage(true);
            }
            LOG.warn("Event {} of {} was not taken, attempt {}", message.getId(), message.getStream(), attempt, fault);
            return attempt < settings.tries()
                    ? later(FIRST_WAIT << attempt).thenCompose(now -> handle(message, attempt + 1))
                    : CompletableFuture.completedStage(false);
        });
    }

    private CompletionStage<Void> attempt(StreamMessage<String, byte[]> message) {
        return Attempt.of(
                        () -> Json.event(message.getBody()).map(handler).orElse(CompletableFuture.completedStage(null)))
                .toCompletableFuture()
                .copy()
                .orTimeout(settings.abandoned().toMillis(), MILLISECONDS);
    }

    private CompletionStage<Void> later(long millis) {
        CompletableFuture<Void> due = new CompletableFuture<>();
        executor.schedule(() -> due.complete(null), millis, MILLISECONDS);
        return due;
    }
}
