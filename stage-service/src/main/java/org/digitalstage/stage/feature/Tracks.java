package org.digitalstage.stage.feature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Decision.Request;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.platform.aggregate.kind.View;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.StageDevice;
import org.digitalstage.stage.model.StageKinds;
import org.digitalstage.stage.model.Track;
import org.jspecify.annotations.Nullable;

/** What the acting device sends into a stage: whose it is, and how it is found again. */
final class Tracks {

    private Tracks() {}

    static boolean isOne(EntityKind<?> kind) {
        return StageKinds.TRACKS.contains(kind);
    }

    /** What the server says of a new track; refused without a place for it. */
    static Map<String, @Nullable Object> owner(EntityKind<?> kind, Actor actor, Floor floor, long now) {
        Entity device = place(kind, actor, floor);
        if (StageDevice.isOv(device) && !Orders.isStream(StageDevice.ORDER.require(device))) {
            throw Orders.full();
        }
        Map<String, @Nullable Object> owner = new LinkedHashMap<>();
        owner.put(Track.USER_ID.name(), actor.user().hex());
        owner.put(Track.DEVICE_ID.name(), actor.device().hex());
        owner.put(Track.STAGE_ID.name(), floor.id().hex());
        owner.put(Track.STAGE_MEMBER_ID.name(), device.get(Track.STAGE_MEMBER_ID.name()));
        owner.put(Track.STAGE_DEVICE_ID.name(), device.id().hex());
        owner.put(Track.CONNECTION.name(), actor.connection());
        owner.put(Track.CREATED_AT.name(), now);
        return owner;
    }

    /** The acting device as the stage has it. */
    private static Entity place(EntityKind<?> kind, Actor actor, Floor floor) {
        return floor.device(actor.device())
                .orElseThrow(() -> new Rejected(
                        "no-device",
                        Entities.permit(kind, Verb.CREATE)
                                .refused(actor.name(), floor.id().hex(), "")));
    }

    /** Found by what its client calls it, or made. */
    static Decision set(OnStage.SetTrack command, Facts facts) {
        EntityKind<?> kind = StageKinds.ALL.named(command.kind());
        Actor actor = command.actor();
        Floor floor = new Floor(facts);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(command.fields());
        Optional<Entity> known = StageDevices.tracks(place(kind, actor, floor), kind, facts).stream()
                .filter(track -> Track.UUID.of(track).equals(Track.UUID.in(fields)))
                .findFirst();
        Changes changes = new Changes(facts, floor.id());
        Entity track;
        if (known.isPresent()) {
            fields.put(Track.CONNECTION.name(), actor.connection());
            changes.change(kind, known.get(), fields);
            track = known.get().with(fields);
        } else {
            fields.putAll(owner(kind, actor, floor, command.now()));
            track = changes.add(kind, fields);
        }
        return Decision.of(changes.list()).then(outside(actor, floor)).reply(kind.wire(track, View.ADMIN));
    }

    /** The stage is told when someone inside goes; for someone outside, his own aggregate has to remember that it wants to be. */
    static List<Request> outside(Actor actor, Floor floor) {
        return floor.isInside(actor.user())
                ? List.of()
                : List.of(Ask.person(
                        actor.user(), new UserCommand.SendTo(floor.id(), actor.device(), actor.connection())));
    }
}
