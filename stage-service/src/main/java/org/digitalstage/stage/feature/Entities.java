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
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Permit;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.platform.aggregate.kind.View;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.AudioTrack;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.StageDevice;
import org.digitalstage.stage.model.StageKinds;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.Track;
import org.digitalstage.stage.model.VideoTrack;
import org.jspecify.annotations.Nullable;

/** What is alike for all kinds in a stage: create, change, remove, as each kind declares it. */
final class Entities {

    private Entities() {}

    static Decision create(OnStage.Create command, Facts facts) {
        EntityKind<?> kind = StageKinds.ALL.named(command.kind());
        Floor floor = new Floor(facts);
        Permit permit = permit(kind, Verb.CREATE);
        String stage = floor.id().hex();
        if (floor.stage().isEmpty()) {
            throw new Rejected("not-found", permit.unknown(command.actor().name(), stage));
        }
        if (!permit.right().allows(command.actor().user(), facts, Optional.empty())) {
            throw new Rejected("no-privileges", permit.refused(command.actor().name(), stage, stage));
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(command.fields());
        complete(kind, command, floor, fields);
        Changes changes = new Changes(facts, floor.id());
        Entity made = changes.add(kind, fields);
        return Decision.of(changes.list())
                .then(outside(command.actor(), floor, made))
                .reply(kind.wire(made, View.ADMIN));
    }

    /** The stage is told when someone inside goes; for someone outside, his own aggregate has to remember that it wants to be. */
    private static List<Request> outside(Actor actor, Floor floor, Entity made) {
        return made.fields().containsKey(Track.CONNECTION.name()) && !floor.isInside(actor.user())
                ? List.of(Ask.person(
                        actor.user(), new UserCommand.SendTo(floor.id(), actor.device(), actor.connection())))
                : List.of();
    }

    /** What the server says of a new entity. */
    private static void complete(
            EntityKind<?> kind, OnStage.Create command, Floor floor, Map<String, @Nullable Object> fields) {
        if (kind.equals(Group.KIND)) {
            fields.put(Group.STAGE_ID.name(), floor.id().hex());
            fields.computeIfAbsent(
                    Group.COLOR.name(), same -> Group.freeColor(floor.facts(), () -> (int) (command.chance() * 360)));
        } else if (kind.equals(AudioTrack.KIND) || kind.equals(VideoTrack.KIND)) {
            fields.putAll(owner(kind, command.actor(), floor));
        } else {
            throw new IllegalStateException("Expected a kind that can be created in a stage but got " + kind);
        }
    }

    private static Map<String, @Nullable Object> owner(EntityKind<?> kind, Actor actor, Floor floor) {
        Permit permit = permit(kind, Verb.CREATE);
        Entity device = floor.device(actor.device())
                .orElseThrow(() -> new Rejected(
                        "no-device", permit.refused(actor.name(), floor.id().hex(), "")));
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
        return owner;
    }

    static Decision change(OnStage.Change command, Facts facts) {
        EntityKind<?> kind = StageKinds.ALL.named(command.kind());
        Entity entity = permitted(kind, Verb.CHANGE, command.actor(), command.id(), facts);
        Floor floor = new Floor(facts);
        Changes changes = new Changes(facts, floor.id());
        changes.change(kind, entity, command.fields());
        if (kind.equals(StageMember.KIND)
                && command.fields().get(StageMember.ACTIVE.name()) instanceof Boolean active) {
            StageDevices.switched(entity, active, floor, changes);
        }
        return Decision.of(changes.list());
    }

    static Decision remove(OnStage.Remove command, Facts facts) {
        EntityKind<?> kind = StageKinds.ALL.named(command.kind());
        Entity entity = permitted(kind, Verb.REMOVE, command.actor(), command.id(), facts);
        return Removal.of(kind, entity, facts);
    }

    private static Entity permitted(EntityKind<?> kind, Verb verb, Actor actor, Id<?> id, Facts facts) {
        Permit permit = permit(kind, verb);
        Optional<Entity> entity = facts.find(kind.noun(), id);
        if (entity.isEmpty()) {
            throw new Rejected("not-found", permit.unknown(actor.name(), id.hex()));
        }
        if (!permit.right().allows(actor.user(), facts, entity)) {
            throw new Rejected(
                    "no-privileges", permit.refused(actor.name(), id.hex(), name(entity.get(), actor, facts)));
        }
        return entity.get();
    }

    /** What somebody calls it who may see it; to all others it is but an id. */
    private static String name(Entity entity, Actor actor, Facts facts) {
        return new Floor(facts).isListed(actor.user()) && entity.get("name") instanceof String text
                ? text
                : entity.id().hex();
    }

    static Permit permit(EntityKind<?> kind, Verb verb) {
        return kind.permit(verb)
                .orElseThrow(() -> new IllegalStateException("Expected a rule for " + verb + " of " + kind));
    }
}
