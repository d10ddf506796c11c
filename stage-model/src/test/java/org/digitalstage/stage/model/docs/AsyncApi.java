package org.digitalstage.stage.model.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Told;
import org.digitalstage.platform.aggregate.kind.Trait;
import org.digitalstage.stage.model.StageKinds;
import org.digitalstage.stage.model.protocol.Argument;
import org.digitalstage.stage.model.protocol.CommandDeclaration;
import org.digitalstage.stage.model.protocol.PeerSignal;
import org.digitalstage.stage.model.protocol.Protocol;
import org.digitalstage.stage.model.protocol.ServerEvents;

/** The protocol as an AsyncAPI 3 document, from the server's side: it receives commands and sends events. */
final class AsyncApi {

    private static final Map<String, Object> ID = ordered("type", "string", "pattern", "^[0-9a-f]{24}$");

    private final Map<String, Object> messages = new LinkedHashMap<>();
    private final Map<String, Object> operations = new LinkedHashMap<>();
    private final Map<String, String> heardBy = new LinkedHashMap<>();
    private final Map<String, Object> schemas = new LinkedHashMap<>();

    static String text() {
        return Yaml.write(new AsyncApi().document());
    }

    private Map<String, Object> document() {
        kinds();
        Protocol.declarations().forEach(this::command);
        events();
        Map<String, Object> channel = new LinkedHashMap<>();
        channel.put("address", "/stage");
        channel.put("description", "One WebSocket; each message is one packet of JSON, see protocol.md.");
        channel.put("messages", references("messages", messages));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asyncapi", "3.0.0");
        document.put("info", info());
        document.put("defaultContentType", "application/json");
        document.put("channels", Map.of("stage", channel));
        document.put("operations", operations);
        document.put("components", ordered("messages", messages, "schemas", schemas));
        return document;
    }

    private static Map<String, Object> info() {
        return ordered(
                "title",
                "Digital Stage",
                "version",
                "1.0.0",
                "description",
                "What clients of a stage say and hear. Made of the declarations in stage-model.",
                "license",
                ordered("name", "Apache-2.0"));
    }

    private static Map<String, Object> references(String where, Map<String, Object> all) {
        Map<String, Object> references = new LinkedHashMap<>();
        all.keySet().forEach(name -> references.put(name, reference(where, name)));
        return references;
    }

    private static Map<String, Object> reference(String where, String name) {
        return Map.of("$ref", "#/components/" + where + "/" + name);
    }

    private void kinds() {
        for (EntityKind<?> kind : StageKinds.ALL.all()) {
            if (!kind.code().isEmpty()) {
                schemas.put(kind.noun(), entity(kind, true));
            }
        }
    }

    private static Map<String, Object> entity(EntityKind<?> kind, boolean whole) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>(List.of("_id"));
        properties.put("_id", ID);
        for (Field<?> field : kind.fields().values()) {
            String alias = field.alias();
            if (alias != null) {
                properties.put(alias, ordered("type", List.of("string", "null")));
            } else if (!field.is(Trait.INTERNAL)) {
                properties.put(field.name(), schema(field));
                if (whole && !field.is(Trait.OPTIONAL)) {
                    required.add(field.name());
                }
            }
        }
        return ordered("type", "object", "properties", properties, "required", required);
    }

    private static Map<String, Object> schema(Field<?> field) {
        Map<String, Object> bounds = sorted(field.bounds().schema());
        return field.is(Trait.NULLABLE) || field.is(Trait.OPTIONAL)
                ? ordered("anyOf", List.of(bounds, ordered("type", "null")))
                : bounds;
    }

    private void command(CommandDeclaration command) {
        String name = command.name();
        messages.put(name, packet(name, argument(command.argument())));
        String answer = name + ".ack";
        messages.put(
                answer,
                ordered(
                        "summary",
                        "The answer: " + command.answer() + ", or one sentence where it was refused",
                        "payload",
                        ordered(
                                "type",
                                "object",
                                "properties",
                                ordered("type", ordered("const", 1), "data", ordered("type", "array")))));
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("action", "receive");
        operation.put("channel", Map.of("$ref", "#/channels/stage"));
        operation.put("summary", "For " + command.who().words());
        operation.put("messages", List.of(Map.of("$ref", "#/channels/stage/messages/" + name)));
        operation.put(
                "reply",
                ordered(
                        "channel",
                        Map.of("$ref", "#/channels/stage"),
                        "messages",
                        List.of(Map.of("$ref", "#/channels/stage/messages/" + answer))));
        operation.put(
                "x-refused-with",
                command.refusals().stream()
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .toList());
        operations.put(name, operation);
    }

    private static Map<String, Object> argument(Argument argument) {
        return switch (argument) {
            case Argument.Nothing _ -> ordered("type", "null");
            case Argument.One one -> sorted(one.field().bounds().schema());
            case Argument.Fields fields -> {
                Map<String, Object> properties = new LinkedHashMap<>();
                fields.all().forEach((name, field) -> properties.put(name, schema(field)));
                List<String> required =
                        fields.needed().stream().map(Field::name).toList();
                yield required.isEmpty()
                        ? ordered("type", "object", "properties", properties)
                        : ordered("type", "object", "properties", properties, "required", required);
            }
        };
    }

    private void events() {
        for (ServerEvents.Declared event : ServerEvents.ALL) {
            event(event.name(), ordered("description", event.payload()), event.to());
        }
        for (EntityKind<?> kind : StageKinds.ALL.all()) {
            if (!kind.code().isEmpty()) {
                kind.told().forEach(told -> event(kind, told));
            }
        }
        for (PeerSignal signal : PeerSignal.values()) {
            Map<String, Object> properties = ordered("from", ID, "to", ID);
            if (!signal.body().isEmpty()) {
                properties.put(signal.body(), ordered("type", List.of("object", "null")));
            }
            event(signal.event(), ordered("type", "object", "properties", properties), "the device meant");
        }
    }

    /** A copy of a person is told under the names of the person itself. */
    private void event(EntityKind<?> kind, Told told) {
        Map<String, Object> payload = switch (told) {
            case ADDED, SAID -> reference("schemas", kind.noun());
            case CHANGED -> entity(kind, false);
            case REMOVED -> ID;
        };
        event(kind.code() + told.suffix(), payload, Words.audience(kind.audience()));
    }

    private void event(String name, Map<String, Object> payload, String to) {
        String all = heardBy.merge(name, to, (some, more) -> some + ", and to " + more);
        messages.put(name, packet(name, payload));
        operations.put(
                "tell-" + name,
                ordered(
                        "action",
                        "send",
                        "channel",
                        Map.of("$ref", "#/channels/stage"),
                        "summary",
                        "To " + all,
                        "messages",
                        List.of(Map.of("$ref", "#/channels/stage/messages/" + name))));
    }

    private static Map<String, Object> packet(String name, Map<String, Object> payload) {
        Map<String, Object> data =
                ordered("type", "array", "items", List.of(ordered("const", name), payload), "minItems", 1);
        Map<String, Object> properties =
                ordered("type", ordered("const", 0), "data", data, "id", ordered("type", "integer", "minimum", 0));
        return ordered(
                "name",
                name,
                "payload",
                ordered("type", "object", "properties", properties, "required", List.of("type", "data")));
    }

    private static Map<String, Object> sorted(Map<String, Object> schema) {
        Map<String, Object> sorted = new java.util.TreeMap<>();
        schema.forEach((key, value) -> sorted.put(key, inner(value)));
        return sorted;
    }

    @SuppressWarnings("unchecked") // schemas are JSON
    private static Object inner(Object value) {
        return value instanceof Map<?, ?> map ? sorted((Map<String, Object>) map) : value;
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
