package org.digitalstage.stage.model.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.View;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.ListenerOverride;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageKinds;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/**
 * What a person gets on joining a stage ({@code s-j}): {@code stageId}, {@code groupId} and {@code stageMemberId}, then what is the same for
 * everybody inside, then the person's own overrides. Each key is always there: native clients fail without {@code groupId}, browsers
 * without {@code stageDevices}.
 */
public final class StagePackage {

    private StagePackage() {}

    /** The whole package, in order. */
    public static Map<String, @Nullable Object> of(Entity user, Facts stage, @Nullable Facts mix, View view) {
        Map<String, @Nullable Object> all = place(user);
        all.putAll(shared(stage, view));
        all.putAll(overrides(mix));
        return all;
    }

    /** Where the person is: the part that differs for each. */
    public static Map<String, @Nullable Object> place(Entity user) {
        Map<String, @Nullable Object> place = new LinkedHashMap<>();
        place.put(User.STAGE_ID.name(), user.get(User.STAGE_ID.name()));
        place.put(User.GROUP_ID.name(), user.get(User.GROUP_ID.name()));
        place.put(User.STAGE_MEMBER_ID.name(), user.get(User.STAGE_MEMBER_ID.name()));
        return place;
    }

    /** The part that is the same for everybody with this view. */
    public static Map<String, @Nullable Object> shared(Facts stage, View view) {
        Map<String, @Nullable Object> shared = new LinkedHashMap<>();
        Stage.KIND.all(stage).forEach(entity -> shared.put("stage", Stage.KIND.wire(entity, view)));
        shared.put("groups", wire(Group.KIND, stage, view)); // also listed, but clients need them at once
        for (EntityKind<?> kind : StageKinds.ALL.all()) {
            if (kind.aggregate().equals(Stage.KIND.aggregate()) && isFor(kind, view)) {
                kind.place().ifPresent(key -> shared.put(key, wire(kind, stage, view)));
            }
        }
        return shared;
    }

    private static boolean isFor(EntityKind<?> kind, View view) {
        return view == View.ADMIN || !StageKinds.DESK.contains(kind);
    }

    /** The person's own part. */
    public static Map<String, @Nullable Object> overrides(@Nullable Facts mix) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        for (ListenerOverride override : ListenerOverride.ALL) {
            String key = override.kind().place().orElseThrow();
            own.put(key, mix == null ? List.of() : wire(override.kind(), mix, View.PUBLIC));
        }
        return own;
    }

    private static List<Map<String, @Nullable Object>> wire(EntityKind<?> kind, Facts facts, View view) {
        return kind.all(facts).stream().map(entity -> kind.wire(entity, view)).toList();
    }
}
