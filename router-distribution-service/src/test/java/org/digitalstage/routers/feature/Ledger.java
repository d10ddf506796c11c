package org.digitalstage.routers.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.command.Want;
import org.digitalstage.routers.registry.Registry;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.routers.registry.RouterDocument;
import org.digitalstage.routers.registry.Task;
import org.digitalstage.stage.model.Stage;
import org.jspecify.annotations.Nullable;

/** A registry without a machine around it: each command is decided and applied at once. */
public final class Ledger {

    public static final Map<String, Object> FRANKFURT = Map.of("lat", 50.110924, "lng", 8.682127);
    public static final Map<String, Object> BERLIN = Map.of("lat", 52.52, "lng", 13.405);
    public static final Map<String, Object> NEW_YORK = Map.of("lat", 40.7128, "lng", -74.006);

    private final RegistryRules rules = new RegistryRules();
    private final List<Map<String, @Nullable Object>> events = new ArrayList<>();
    private State state = State.empty(Registry.ID);
    private long drawn;

    public State state() {
        return state;
    }

    /** Decides and applies; the command goes through its written form, as it may on its way to another instance. */
    public Decision decide(RouterCommand command) {
        Decision decision = rules.decide(rules.read(rules.write(command)), state);
        decision.requests().forEach(request -> events.add(request.command()));
        state = state.with(decision.changes());
        return decision;
    }

    /** All events since the last look. */
    public List<Map<String, @Nullable Object>> told() {
        List<Map<String, @Nullable Object>> told = List.copyOf(events);
        events.clear();
        return told;
    }

    public static <K> Id<K> id(long number) {
        return Id.own(0xabcdef0000L + number);
    }

    public Id<Router> register(String connection, Map<String, @Nullable Object> document) {
        Object previous = document.get("_id");
        Decision decision = decide(new RouterCommand.Register(
                id(1000 + drawn++),
                previous == null ? null : new Id<>((String) previous),
                RouterDocument.of(document).fields(),
                connection,
                "boot.0"));
        return new Id<>((String) ((Map<?, ?>) decision.reply()).get("_id"));
    }

    /** A router that takes stages; its connection is its city. */
    public Id<Router> router(String city, Map<String, Object> position, String... types) {
        Id<Router> id = register(city, document(city, position, types));
        decide(new RouterCommand.Ready(city));
        return id;
    }

    public static Map<String, @Nullable Object> document(String city, Map<String, Object> position, String... types) {
        Map<String, @Nullable Object> offered = new LinkedHashMap<>();
        List.of(types).forEach(type -> offered.put(type, 100));
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("url", city + ".example.org");
        document.put("port", 443);
        document.put("city", city);
        document.put("position", position);
        document.put("types", offered);
        return document;
    }

    public void wants(Id<Stage> stage, long seq, Want audio, Want video) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("_id", stage.hex());
        document.put("name", "Stage");
        document.put("password", null);
        document.put("preferredPosition", FRANKFURT);
        decide(new RouterCommand.Wants(stage, seq, document, audio, video));
    }

    /** A new stage that wants the same for sound and pictures. */
    public void wants(Id<Stage> stage, String technology) {
        wants(stage, 1, want(technology, 1), want(technology, 1));
    }

    public static Want want(String technology, long number) {
        return new Want(technology, number, null);
    }

    public void served(
            String connection, Id<Stage> stage, String kind, String type, Map<String, @Nullable Object> update) {
        decide(new RouterCommand.Served(connection, stage, kind, type, update));
    }

    public Task task(Id<Stage> stage) {
        return Task.of(Task.KIND.find(state, new Id<>(stage.hex())).orElseThrow());
    }
}
