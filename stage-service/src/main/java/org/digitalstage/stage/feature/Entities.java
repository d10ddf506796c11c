package org.digitalstage.stage.feature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.aggregate.Decision;
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
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.LogbookEntry.Action;
import org.digitalstage.stage.model.StageDevice;
import org.digitalstage.stage.model.StageKinds;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.StageScene;
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
                .then(Tracks.isOne(kind) ? Tracks.outside(command.actor(), floor) : List.of())
                .reply(kind.wire(made, View.ADMIN));
    }

    /** What the server says of a new entity. */
    private static void complete(
            EntityKind<?> kind, OnStage.Create command, Floor floor, Map<String, @Nullable Object> fields) {
        fields.put(Group.STAGE_ID.name(), floor.id().hex());
        if (Tracks.isOne(kind)) {
            fields.putAll(Tracks.owner(kind, command.actor(), floor, command.now()));
        } else if (kind.equals(Group.KIND)) {
            fields.computeIfAbsent(
                    Group.COLOR.name(), same -> Group.freeColor(floor.facts(), () -> (int) (command.chance() * 360)));
        } else if (kind.equals(StageScene.KIND)) {
            fields.put(StageScene.MEMBERS.name(), StageScene.taken(floor.facts()));
        }
    }

    static Decision change(OnStage.Change command, Facts facts) {
        EntityKind<?> kind = StageKinds.ALL.named(command.kind());
        Entity entity = permitted(kind, Verb.CHANGE, command.actor(), command.id(), facts);
        Floor floor = new Floor(facts);
        Changes changes = new Changes(facts, floor.id());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(command.fields());
        if (kind.equals(StageMember.KIND)) {
            Members.change(command, entity, fields, floor, changes);
        } else if (kind.equals(StageDevice.KIND)) {
            StageDevice.ACTIVE
                    .in(fields)
                    .ifPresent(active -> StageDevices.switchedAlone(entity, active, floor, changes));
        }
        changes.change(kind, entity, fields);
        return Decision.of(changes.list());
    }

    static Decision remove(OnStage.Remove command, Facts facts) {
        EntityKind<?> kind = StageKinds.ALL.named(command.kind());
        Entity entity = permitted(kind, Verb.REMOVE, command.actor(), command.id(), facts);
        Changes changes = new Changes(facts, new Floor(facts).id());
        changes.remove(kind, entity.id());
        if (kind.equals(StageMember.KIND)) {
            HouseRules.note(
                    Action.REMOVE, command.actor(), StageMember.USER_ID.require(entity), command.now(), changes);
        }
        return Removal.decision(changes, new Floor(facts));
    }

    /** What is asked for, if it is there and this actor may. */
    static Entity permitted(EntityKind<?> kind, Verb verb, Actor actor, Id<?> id, Facts facts) {
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
