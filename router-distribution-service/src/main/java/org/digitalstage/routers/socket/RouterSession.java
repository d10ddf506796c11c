package org.digitalstage.routers.socket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.wire.socket.Connection;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.stage.model.Stage;
import org.jspecify.annotations.Nullable;

/** One router's socket. What it says is taken one after the other; what it reports of stages again and again is gathered for a moment. */
final class RouterSession {

    private static final int MOST_GATHERED = 1_000;

    private final Connection connection;
    private final Map<Id<Stage>, RouterCommand.Report> reports = new LinkedHashMap<>();
    private CompletionStage<?> last = CompletableFuture.completedStage(null);
    private volatile boolean turnedAway;

    RouterSession(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** Begins this when all before has ended; never, and the result never ends, if the router was turned away by then. */
    synchronized <T> CompletionStage<T> next(Supplier<CompletionStage<T>> task) {
        CompletionStage<T> result = last.handle((done, fault) -> null)
                .thenCompose(ended -> turnedAway ? new CompletableFuture<>() : task.get());
        last = result;
        return result;
    }

    /** Nothing that it says counts. */
    void turnAway() {
        turnedAway = true;
    }

    /** Puts a report to those of the same stage; true if it is the first of all, so that somebody must fetch them. */
    synchronized boolean gather(RouterCommand.Report report) {
        boolean first = reports.isEmpty();
        if (reports.size() < MOST_GATHERED || reports.containsKey(report.stage())) {
            reports.merge(report.stage(), report, RouterSession::together);
        }
        return first;
    }

    private static RouterCommand.Report together(RouterCommand.Report earlier, RouterCommand.Report later) {
        Map<String, @Nullable Object> update = new LinkedHashMap<>(earlier.update());
        update.putAll(later.update());
        return new RouterCommand.Report(later.connection(), later.stage(), update);
    }

    /** What was gathered; it is gathered anew from here on. */
    synchronized List<RouterCommand.Report> gathered() {
        List<RouterCommand.Report> all = List.copyOf(reports.values());
        reports.clear();
        return all;
    }
}
