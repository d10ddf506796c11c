package org.digitalstage.routers;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.digitalstage.platform.aggregate.time.fake.Breaking;
import org.digitalstage.platform.journal.events.EventStream;
import org.jspecify.annotations.Nullable;

/** A stream that keeps the types of what is said on it, and may break once; nobody else says anything. */
public final class FakeEvents implements EventStream {

    public final Breaking publishing = new Breaking();
    public final List<String> said = new CopyOnWriteArrayList<>();

    @Override
    public CompletionStage<Void> publish(String stream, Map<String, @Nullable Object> event) {
        publishing.passBy();
        said.add(String.valueOf(event.get("type")));
        return CompletableFuture.completedStage(null);
    }

    @Override
    public Listening consume(
            String stream, String group, Function<Map<String, @Nullable Object>, CompletionStage<Void>> handler) {
        return () -> {};
    }

    @Override
    public Listening follow(String stream, Consumer<Map<String, @Nullable Object>> handler) {
        return () -> {};
    }
}
