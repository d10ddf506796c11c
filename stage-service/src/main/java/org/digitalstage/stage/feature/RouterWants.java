package org.digitalstage.stage.feature;

import java.util.LinkedHashMap;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.View;
import org.digitalstage.stage.model.Stage;
import org.jspecify.annotations.Nullable;

/** What a stage wants of media routers, as told to the router-distribution-service. */
public final class RouterWants {

    public static final String STREAM = "events:stages";

    private RouterWants() {}

    /** The stage and what it wants, complete. */
    public static Map<String, @Nullable Object> of(Entity stage, long seq) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("type", "stage-wants");
        event.put("stage", Stage.KIND.wire(stage, View.PUBLIC));
        event.put(
                "audio",
                want(Stage.AUDIO_TYPE.require(stage), Stage.AUDIO_ASSIGNMENT.require(stage), stage.get("audioRouter")));
        event.put(
                "video",
                want(Stage.VIDEO_TYPE.require(stage), Stage.VIDEO_ASSIGNMENT.require(stage), stage.get("videoRouter")));
        event.put("seq", seq);
        return event;
    }

    private static Map<String, @Nullable Object> want(String technology, long assignment, @Nullable Object router) {
        Map<String, @Nullable Object> want = new LinkedHashMap<>();
        want.put("technology", technology);
        want.put("assignment", assignment);
        want.put("router", router);
        return want;
    }

    static Map<String, @Nullable Object> gone(Floor floor) {
        return gone(floor.id(), floor.now());
    }

    /** The stage is no more. */
    public static Map<String, @Nullable Object> gone(Id<Stage> stage, long seq) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("type", "stage-gone");
        event.put("stage", stage.hex());
        event.put("seq", seq);
        return event;
    }
}
