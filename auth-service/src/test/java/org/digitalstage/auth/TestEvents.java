package org.digitalstage.auth;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.digitalstage.platform.journal.events.EventStream;
import org.jspecify.annotations.Nullable;

/** Remembers what was published, and can refuse to take anything as a Redis that is away would. */
public final class TestEvents implements EventStream {

    public final List<Map<String, @Nullable Object>> published = new CopyOnWriteArrayList<>();
    public volatile boolean away;

    @Override
    public CompletionStage<Void> publish(String stream, Map<String, @Nullable Object> event) {
        if (away) {
            return CompletableFuture.failedStage(new IllegalStateException("away"));
        }
        published.add(event);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public AutoCloseable consume(
            String stream, String group, Function<Map<String, @Nullable Object>, CompletionStage<Void>> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AutoCloseable follow(String stream, Consumer<Map<String, @Nullable Object>> handler) {
        throw new UnsupportedOperationException();
    }

    public List<Map<String, @Nullable Object>> ofType(String type) {
        return published.stream()
                .filter(event -> type.equals(event.get("type")))
                .toList();
    }
}
