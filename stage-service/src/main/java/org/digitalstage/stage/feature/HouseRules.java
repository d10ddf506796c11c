package org.digitalstage.stage.feature;

import java.util.ArrayList;
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
import org.digitalstage.platform.aggregate.kind.Permit;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.Ban;
import org.digitalstage.stage.model.LogbookEntry;
import org.digitalstage.stage.model.LogbookEntry.Action;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.StageUser;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/** Order in the house: who is kept out of a stage, and the logbook of what was done for it. */
final class HouseRules {

    private HouseRules() {}

    /** Only for admins of the stage; to all others it does not matter whether there is one. */
    static Entity administered(Floor floor, Actor actor) {
        Permit permit = Entities.permit(Stage.KIND, Verb.CHANGE);
        String id = floor.id().hex();
        return floor.stage()
                .filter(stage -> floor.isAdmin(actor.user()))
                .orElseThrow(() -> new Rejected("no-privileges", permit.refused(actor.name(), id, id)));
    }

    static Decision ban(OnStage.Ban command, Facts facts) {
        Floor floor = new Floor(facts);
        Entity stage = administered(floor, command.actor());
        Optional<Entity> known = Ban.of(facts, command.user());
        if (known.isPresent() == command.banned()) {
            return Decision.nothing();
        }
        Changes changes = new Changes(facts, floor.id());
        if (known.isPresent()) {
            changes.remove(Ban.KIND, known.get().id());
        } else {
            keepOut(command, stage, floor, changes);
        }
        note(command.banned() ? Action.BAN : Action.UNBAN, command.actor(), command.user(), command.now(), changes);
        return Removal.decision(changes, floor);
    }

    private static void keepOut(OnStage.Ban command, Entity stage, Floor floor, Changes changes) {
        if (floor.isAdmin(command.user())) {
            throw new Rejected("is-admin", "Expected somebody who is no admin but got one");
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(Ban.STAGE_ID.name(), floor.id().hex());
        fields.put(Ban.USER_ID.name(), command.user().hex());
        floor.person(command.user()).ifPresent(person -> fields.put(Ban.NAME.name(), person.get(User.NAME.name())));
        fields.put(Ban.BY.name(), command.actor().user().hex());
        fields.put(Ban.AT.name(), command.now());
        changes.add(Ban.KIND, fields);
        changes.change(Stage.KIND, stage, Appointed.without(stage, command.user()));
        floor.member(command.user()).ifPresent(member -> changes.remove(StageMember.KIND, member.id()));
    }

    /** A platform administrator's word: whoever is inside goes out, and stays a member. */
    static Decision close(OnStage.Close command, Facts facts) {
        Floor floor = new Floor(facts);
        Entity stage = floor.existing();
        if (Stage.CLOSED.of(stage).orElse(false) == command.closed()) {
            return Decision.nothing();
        }
        Changes changes = new Changes(facts, floor.id());
        changes.change(Stage.KIND, stage, Map.of(Stage.CLOSED.name(), command.closed()));
        note(command.closed() ? Action.CLOSE : Action.OPEN, command.actor(), null, command.now(), changes);
        List<Request> requests = new ArrayList<>();
        if (command.closed()) {
            for (Entity person : StageUser.KIND.all(facts)) {
                Id<User> user = new Id<>(person.id().hex());
                if (floor.isInside(user)) {
                    StageDevices.out(user, floor, changes);
                    requests.add(Ask.person(user, new UserCommand.PutOut(floor.id(), floor.now())));
                }
            }
        }
        return Decision.of(changes.list()).then(requests);
    }

    /** The oldest line makes room for the new one. */
    static void note(Action action, Actor by, @Nullable Id<User> about, long now, Changes changes) {
        Facts stage = changes.facts();
        if (LogbookEntry.KIND.all(stage).size() >= LogbookEntry.KEPT) {
            changes.remove(
                    LogbookEntry.KIND,
                    LogbookEntry.KIND.all(stage).iterator().next().id());
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(LogbookEntry.STAGE_ID.name(), stage.aggregate().key());
        fields.put(LogbookEntry.ACTION.name(), action.word());
        fields.put(LogbookEntry.BY.name(), by.user().hex());
        fields.put(LogbookEntry.ABOUT.name(), about == null ? null : about.hex());
        fields.put(LogbookEntry.AT.name(), now);
        changes.add(LogbookEntry.KIND, fields);
    }
}
