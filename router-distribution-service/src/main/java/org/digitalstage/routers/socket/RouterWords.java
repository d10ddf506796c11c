package org.digitalstage.routers.socket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.text.Characters;
import org.digitalstage.platform.wire.frame.Frame;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.registry.RouterDocument;
import org.digitalstage.stage.model.Stage;
import org.jspecify.annotations.Nullable;

/** What a router says, read leniently: the original ones leave things out. */
final class RouterWords {

    private RouterWords() {}

    static RouterCommand read(String connection, Frame.Event event) {
        return switch (event.name()) {
            case "ready" -> new RouterCommand.Ready(connection);
            case "stage-served" -> {
                Map<String, @Nullable Object> said = payload(event);
                yield new RouterCommand.Served(
                        connection, stage(said), text(said, "kind"), text(said, "type"), update(said));
            }
            case "stage-unserved" -> {
                Map<String, @Nullable Object> said = payload(event);
                yield new RouterCommand.Unserved(connection, stage(said), text(said, "kind"), text(said, "type"));
            }
            case "change-stage" -> new RouterCommand.Report(connection, stage(payload(event)), payload(event));
            case "change-router" ->
                new RouterCommand.Change(
                        connection, RouterDocument.of(payload(event)).fields());
            default ->
                throw new Rejected("unknown-command", "Unknown command " + Characters.shortened(event.name(), 100));
        };
    }

    /** The first argument as an object. */
    static Map<String, @Nullable Object> payload(Frame.Event event) {
        return object(first(event.arguments()))
                .orElseThrow(() -> new Rejected(
                        "invalid-payload",
                        "Expected the payload of " + event.name() + " to be an object but it is not"));
    }

    /** The same, but one who says nothing shows no key either. */
    static Map<String, @Nullable Object> handshake(Frame.Event event) {
        return object(first(event.arguments())).orElse(Map.of());
    }

    private static @Nullable Object first(List<@Nullable Object> arguments) {
        return arguments.isEmpty() ? null : arguments.getFirst();
    }

    private static Map<String, @Nullable Object> update(Map<String, @Nullable Object> said) {
        return object(said.get("update")).orElse(Map.of());
    }

    /** In the update, beside it, or in the stage. */
    private static Id<Stage> stage(Map<String, @Nullable Object> said) {
        Map<String, @Nullable Object> update = update(said);
        Map<String, @Nullable Object> stage = object(said.get("stage")).orElse(Map.of());
        return Stream.of(update.get("_id"), said.get("_id"), said.get("stageId"), stage.get("_id"))
                .flatMap(id -> id == null ? Stream.empty() : Id.<Stage>parse(id).stream())
                .findFirst()
                .orElseThrow(() -> new Rejected("invalid-payload", "Expected the id of a stage but there is none"));
    }

    private static String text(Map<String, @Nullable Object> said, String name) {
        return said.get(name) instanceof String text ? shortened(text) : "";
    }

    private static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 100) : text;
    }

    static Optional<Map<String, @Nullable Object>> object(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        map.forEach((key, field) -> object.put(String.valueOf(key), field));
        return Optional.of(object);
    }
}
