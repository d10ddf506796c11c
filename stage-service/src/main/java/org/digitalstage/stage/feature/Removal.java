package org.digitalstage.stage.feature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.digitalstage.stage.command.MixCommand;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.Invite;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.StageScene;
import org.digitalstage.stage.model.StageUser;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/** Removing something, with all it owns and with what follows from it: whatever goes in a stage goes this way. */
final class Removal {

    private Removal() {}

    static Decision of(EntityKind<?> kind, Entity entity, Facts facts) {
        Floor floor = new Floor(facts);
        Changes changes = new Changes(facts, floor.id());
        changes.remove(kind, entity.id());
        return decision(changes, floor);
    }

    /** What is collected so far, and what follows from what is removed by it. */
    static Decision decision(Changes changes, Floor floor) {
        List<Request> requests = consequences(changes, floor); // adds to the changes, too
        return Decision.of(changes.list()).then(requests);
    }

    /** Whoever loses his place is told by his own aggregate; what points to what is gone is taken back. */
    private static List<Request> consequences(Changes changes, Floor floor) {
        Set<Id<User>> admins = admins(changes.after(Stage.KIND, floor.id()));
        List<Request> requests = new ArrayList<>();
        for (Entity member : changes.removed(StageMember.KIND)) {
            Id<User> user = StageMember.USER_ID.require(member);
            changes.remove(StageUser.KIND, new Id<>(user.hex()));
            requests.add(listed(floor, user, admins.contains(user)));
            requests.add(Ask.mix(user, floor.id(), new MixCommand.ForgetAll()));
        }
        changes.removed(Invite.KIND)
                .forEach(invite -> requests.add(Invites.release(Invite.CODE.require(invite), floor.id())));
        if (changes.removes(Stage.KIND)) {
            admins(floor.stage()).stream()
                    .filter(admin -> floor.member(admin).isEmpty())
                    .forEach(admin -> requests.add(unlisted(floor, admin)));
            requests.add(Ask.tell(RouterWants.STREAM, RouterWants.gone(floor)));
        } else {
            changes.removed(StageScene.KIND).forEach(scene -> hide(scene, floor, changes));
        }
        return requests;
    }

    /** A scene that is no more is not shown either. */
    private static void hide(Entity scene, Floor floor, Changes changes) {
        floor.stage()
                .filter(stage -> scene.id().hex().equals(stage.get(Stage.SCENE_ID.name())))
                .ifPresent(stage -> {
                    Map<String, @Nullable Object> hidden = new HashMap<>();
                    hidden.put(Stage.SCENE_ID.name(), null);
                    changes.change(Stage.KIND, stage, hidden);
                });
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
        return of(Stage.KIND, stage, facts);
    }

    private static Set<Id<User>> admins(Optional<Entity> stage) {
        return new LinkedHashSet<>(stage.flatMap(Stage.ADMINS::of).orElse(List.of()));
    }

    /** Somebody is nothing to this stage any more. */
    static Request unlisted(Floor floor, Id<User> user) {
        return listed(floor, user, false);
    }

    private static Request listed(Floor floor, Id<User> user, boolean admin) {
        return Ask.person(user, new UserCommand.ListStage(floor.id(), admin, false, floor.now()));
    }
}
