package org.digitalstage.stage.feature;

import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.model.LogbookEntry.Action;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.Volume;
import org.digitalstage.stage.model.Who;
import org.jspecify.annotations.Nullable;

/** What managers do to members: switch them on and off, and keep them silent. */
final class Members {

    private Members() {}

    /** What follows from what is asked of a member, in {@code fields} and in {@code changes}. */
    static void change(
            OnStage.Change command, Entity member, Map<String, @Nullable Object> fields, Floor floor, Changes changes) {
        boolean was = StageMember.SILENCED.of(member).orElse(false);
        boolean is = StageMember.SILENCED.in(fields).orElse(was);
        if (fields.containsKey(StageMember.SILENCED.name())) {
            mustBeAbove(command.actor(), member, floor);
        }
        if (is != was) {
            fields.putIfAbsent(Volume.MUTED.name(), is);
            Id<User> user = StageMember.USER_ID.require(member);
            HouseRules.note(is ? Action.SILENCE : Action.UNSILENCE, command.actor(), user, command.now(), changes);
        }
        if (is && !Volume.MUTED.in(fields).orElse(true)) {
            throw new Rejected("silenced", "Expected a member who may be heard but this one is silenced");
        }
        StageMember.ACTIVE.in(fields).ifPresent(active -> StageDevices.switched(member, active, floor, changes));
    }

    /** Nobody lifts what was laid upon himself, unless he is an admin. */
    private static void mustBeAbove(Actor actor, Entity member, Floor floor) {
        boolean own = StageMember.USER_ID.require(member).equals(actor.user()) && !floor.isAdmin(actor.user());
        if (own || !Who.SENIOR.allows(actor.user(), floor.facts(), Optional.of(member))) {
            String id = member.id().hex();
            throw new Rejected(
                    "no-privileges",
                    Entities.permit(StageMember.KIND, Verb.CHANGE).refused(actor.name(), id, id));
        }
    }
}
