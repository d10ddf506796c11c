package org.digitalstage.routers.between;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.kind.View;
import org.digitalstage.platform.journal.events.EventStream;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.registry.Registry;
import org.digitalstage.routers.registry.Router;
import org.jspecify.annotations.Nullable;

/** What is said to the other services beside what entries say: everything as it stands, and questions. */
final class Reports {

    private final Aggregates<RouterCommand> aggregates;
    private final EventStream events;

    Reports(Aggregates<RouterCommand> aggregates, EventStream events) {
        this.aggregates = aggregates;
        this.events = events;
    }

    CompletionStage<State> registry() {
        return aggregates.state(Registry.ID, 0);
    }

    /** All routers. */
    CompletionStage<Void> routers() {
        return registry().thenCompose(state -> {
            Map<String, @Nullable Object> event = new LinkedHashMap<>();
            event.put("type", "routers");
            event.put("seq", state.seq());
            event.put(
                    "routers",
                    Router.KIND.all(state).stream()
                            .map(router -> Router.KIND.wire(router, View.PUBLIC))
                            .toList());
            return events.publish(Registry.STREAM, event);
        });
    }

    /** What do all stages want? */
    CompletionStage<Void> stagesWanted() {
        return events.publish(Registry.STREAM, Map.of("type", "stages-wanted"));
    }

    /** What do these stages want? */
    CompletionStage<Void> stagesWanted(List<String> stages) {
        return events.publish(Registry.STREAM, Map.of("type", "stages-wanted", "stages", stages));
    }
}
