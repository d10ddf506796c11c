package org.digitalstage.routers.between;

import java.util.Map;
import java.util.Objects;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.command.Want;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.stage.model.Stage;
import org.jspecify.annotations.Nullable;

/** Reads what the stage-service says of stages; what cannot be read is a fault of that event alone. */
final class StageNews {

    private StageNews() {}

    static RouterCommand wants(Map<String, @Nullable Object> event) {
        Map<String, @Nullable Object> stage = object(event.get("stage"));
        return new RouterCommand.Wants(
                id(stage.get("_id")),
                number(event.get("seq")),
                stage,
                want(event.get("audio")),
                want(event.get("video")));
    }

    static RouterCommand gone(Map<String, @Nullable Object> event) {
        return new RouterCommand.Gone(id(event.get("stage")), number(event.get("seq")));
    }

    private static Want want(@Nullable Object json) {
        Map<String, @Nullable Object> want = object(json);
        Object router = want.get("router");
        return new Want(
                String.valueOf(want.get("technology")),
                number(want.get("assignment")),
                router == null ? null : Id.<Router>parse(router).orElse(null));
    }

    static Id<Stage> id(@Nullable Object json) {
        return Id.<Stage>parse(Objects.requireNonNull(json))
                .orElseThrow(() -> new IllegalArgumentException("Expected the id of a stage"));
    }

    static long number(@Nullable Object json) {
        return ((Number) Objects.requireNonNull(json)).longValue();
    }

    @SuppressWarnings("unchecked") // JSON objects have texts as keys
    static Map<String, @Nullable Object> object(@Nullable Object json) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(json);
    }
}
