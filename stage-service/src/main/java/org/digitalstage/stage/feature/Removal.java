package org.digitalstage.stage.feature;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Decision.Request;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Permit;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.StageUser;
import org.digitalstage.stage.model.User;

/** Removing something, with all it owns; whoever loses his place by it is told by his own aggregate. */
final class Removal {

    private Removal() {}

    static Decision of(EntityKind<?> kind, Entity entity, Facts facts) {
        Floor floor = new Floor(facts);
        Changes changes = new Changes(facts, floor.id());
        List<Request> requests = new ArrayList<>();
        if (kind.equals(Group.KIND)) {
            for (Entity member : StageMember.KIND.where(
                    facts, StageMember.GROUP_ID, new Id<>(entity.id().hex()))) {
                Id<User> user = StageMember.USER_ID.require(member);
                changes.remove(StageMember.KIND, member.id());
                changes.remove(StageUser.KIND, new Id<>(user.hex()));
                requests.add(listed(floor, user, floor.isAdmin(user)));
            }
        }
        changes.remove(kind, entity.id());
        return Decision.of(changes.list()).then(requests);
    }

    static Decision stage(OnStage.RemoveStage command, Facts facts) {
        Floor floor = new Floor(facts);
        Permit permit = Entities.permit(Stage.KIND, Verb.REMOVE);
        String id = floor.id().hex();
        Entity stage = floor.stage()
                .orElseThrow(() ->
                        new Rejected("not-found", permit.unknown(command.actor().name(), id)));
        if (!floor.isAdmin(command.actor().user())) {
            throw new Rejected("no-privileges", permit.refused(command.actor().name(), id, id));
        }
        Changes changes = new Changes(facts, floor.id());
        changes.remove(Stage.KIND, stage.id());
        List<Request> requests = new ArrayList<>();
        audience(floor).forEach(user -> requests.add(listed(floor, user, false)));
        requests.add(Ask.tell(RouterWants.STREAM, RouterWants.gone(floor)));
        return Decision.of(changes.list()).then(requests);
    }

    /** All to whom the stage is listed: its admins and its members. */
    private static Set<Id<User>> audience(Floor floor) {
        Set<Id<User>> audience =
                new LinkedHashSet<>(floor.stage().flatMap(Stage.ADMINS::of).orElse(List.of()));
        StageMember.KIND.all(floor.facts()).forEach(member -> audience.add(StageMember.USER_ID.require(member)));
        return audience;
    }

    private static Request listed(Floor floor, Id<User> user, boolean admin) {
        return Ask.person(user, new UserCommand.ListStage(floor.id(), admin, false, floor.now()));
    }
}
