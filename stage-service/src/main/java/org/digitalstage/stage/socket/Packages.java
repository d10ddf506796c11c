package org.digitalstage.stage.socket;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Event;
import org.digitalstage.platform.aggregate.kind.View;
import org.digitalstage.platform.wire.frame.EncodedJson;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageKinds;
import org.digitalstage.stage.model.protocol.Dialect;
import org.digitalstage.stage.model.protocol.ServerEvents;
import org.digitalstage.stage.model.protocol.StagePackage;
import org.jspecify.annotations.Nullable;

/** What a session begins with at a stage. The part that is the same for all is encoded once for each state and view. */
final class Packages {

    private static final int KEPT = 64;

    private final Map<Shared, Made> encoded = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Shared, Made> eldest) {
            return size() > KEPT;
        }
    };

    /** The whole package of a stage that the person is in now. */
    Event joined(Entity user, State stage, Facts mix, Set<String> keys, Dialect dialect) {
        Map<String, @Nullable Object> all = StagePackage.place(user);
        all.putAll(shared(stage, view(stage, keys), dialect));
        all.putAll(StagePackage.overrides(mix));
        return ServerEvents.stageJoined(all);
    }

    private synchronized Map<String, @Nullable Object> shared(State stage, View view, Dialect dialect) {
        Shared key = new Shared(stage.aggregate(), view, dialect);
        Made made = encoded.get(key);
        if (made == null || !made.entry.equals(stage.entry())) {
            made = new Made(stage.entry(), encode(stage, view, dialect));
            encoded.put(key, made);
        }
        return made.parts;
    }

    private static Map<String, @Nullable Object> encode(State stage, View view, Dialect dialect) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        dialect.shared(StagePackage.shared(stage, view))
                .forEach((name, value) -> parts.put(name, EncodedJson.of(value)));
        return parts;
    }

    /** A stage that is listed for the person now: itself, then its groups. */
    List<Event> listing(State stage, Set<String> keys) {
        return StageKinds.LISTED.stream()
                .flatMap(kind -> all(kind, stage, keys).stream())
                .toList();
    }

    /** The opposite of {@link #listing}: for somebody who may not see the stage any more. */
    List<Event> unlisting(State stage) {
        return StageKinds.LISTED.reversed().stream()
                .flatMap(kind -> ends(kind, stage).stream())
                .toList();
    }

    /** The removed-event of every entity of a kind. */
    List<Event> ends(EntityKind<?> kind, State state) {
        return kind.all(state).stream()
                .flatMap(entity -> kind.event(kind.removed(entity.id()), entity, View.PUBLIC).stream())
                .toList();
    }

    /** The added-event of every entity of a kind, in the view that these keys give. */
    List<Event> all(EntityKind<?> kind, State state, Set<String> keys) {
        List<Event> events = new ArrayList<>();
        kind.view(state.aggregate(), keys)
                .ifPresent(view -> kind.all(state)
                        .forEach(entity -> kind.event(
                                        new Change.Added(entity.kind(), entity.id(), entity.fields()), entity, view)
                                .ifPresent(events::add)));
        return events;
    }

    private static View view(State stage, Set<String> keys) {
        return Stage.KIND.view(stage.aggregate(), keys).orElse(View.PUBLIC);
    }

    private record Shared(AggregateId stage, View view, Dialect dialect) {}

    /** The parts as they were after this entry; an older one is of no use to anybody. */
    private record Made(String entry, Map<String, @Nullable Object> parts) {}
}
