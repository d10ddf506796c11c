package org.digitalstage.routers.socket;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.wire.socket.Connection;
import org.digitalstage.stage.model.Stage;
import org.jspecify.annotations.Nullable;

/** One router's socket. What it says is taken one after the other; what it reports of stages again and again is gathered for a moment. */
final class RouterSession {

    private static final int MOST_GATHERED = 1_000;

    private final Connection connection;
    private final Map<Id<Stage>, Map<String, @Nullable Object>> reports = new LinkedHashMap<>();
    private CompletionStage<?> last = CompletableFuture.completedStage(null);

    RouterSession(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** Begins this when all before has ended. */
    synchronized <T> CompletionStage<T> next(Supplier<CompletionStage<T>> task) {
        CompletionStage<T> result = last.handle((done, fault) -> null).thenCompose(ended -> task.get());
        last = result;
        return result;
    }

    /** Puts a report to those of the same stage; true if it is the first of all, so that somebody must fetch them. */
    synchronized boolean gather(Id<Stage> stage, Map<String, @Nullable Object> update) {
        boolean first = reports.isEmpty();
        if (reports.size() < MOST_GATHERED || reports.containsKey(stage)) {
            reports.computeIfAbsent(stage, same -> new LinkedHashMap<>()).putAll(update);
        }
        return first;
    }

    /** What was gathered; it is gathered anew from here on. */
    synchronized Map<Id<Stage>, Map<String, @Nullable Object>> gathered() {
        Map<Id<Stage>, Map<String, @Nullable Object>> all = new LinkedHashMap<>(reports);
        reports.clear();
        return all;
    }
}
