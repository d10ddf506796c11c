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
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.InviteCommand;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.Invite;
import org.digitalstage.stage.model.InviteCode;
import org.digitalstage.stage.model.Stage;
import org.jspecify.annotations.Nullable;

/** Invites of a stage, and the codes they hold: a code is claimed first, so that it leads to one stage only. */
public final class Invites {

    private Invites() {}

    /** Refuses whoever may not invite there; that there is no such stage is none of a stranger's business. */
    public static void mustBeAllowed(Facts stage, Actor actor, @Nullable Id<Group> group) {
        Floor floor = new Floor(stage);
        if (!floor.isAdmin(actor.user())) {
            throw new Rejected(
                    "no-privileges",
                    "User " + actor.name() + " has no privileges to generate a code for the stage " + floor.id()
                            + " and group " + group);
        }
        if (group != null && Group.KIND.find(stage, group).isEmpty()) {
            throw new Rejected("not-found", "Unknown group " + group);
        }
    }

    static Decision make(OnStage.Invite command, Facts facts) {
        mustBeAllowed(facts, command.actor(), command.group());
        Floor floor = new Floor(facts);
        Optional<Entity> known = Invite.of(facts, command.group());
        if (!command.anew()
                && known.filter(invite -> Invite.isLive(invite, command.now())).isPresent()) {
            return Decision.nothing().then(released(command.code(), 0, facts)).reply(Invite.CODE.require(known.get()));
        }
        Changes changes = new Changes(facts, floor.id());
        List<Request> requests = new ArrayList<>();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(Invite.CODE.name(), command.code());
        fields.put(Invite.EXPIRES_AT.name(), command.expiresAt());
        if (known.isPresent()) {
            String before = Invite.CODE.require(known.get());
            requests.addAll(before.equals(command.code()) ? List.of() : released(before, 1, facts));
            changes.change(Invite.KIND, known.get(), fields);
        } else {
            fields.put(Invite.STAGE_ID.name(), floor.id().hex());
            fields.put(
                    Invite.GROUP_ID.name(),
                    command.group() == null ? null : command.group().hex());
            changes.add(Invite.KIND, fields);
        }
        return Decision.of(changes.list()).then(requests).reply(command.code());
    }

    /** Unless more invites than these hold it. */
    private static List<Request> released(String code, int these, Facts stage) {
        return Invite.KIND.where(stage, Invite.CODE, code).size() > these
                ? List.of()
                : List.of(release(code, new Floor(stage).id()));
    }

    static Request release(String code, Id<Stage> stage) {
        return Ask.invite(code, new InviteCommand.Release(stage));
    }

    static Decision claim(InviteCommand.Claim command, Facts code) {
        Optional<Entity> known = InviteCode.KIND.all(code).stream().findFirst();
        if (known.filter(claimed -> InviteCode.EXPIRES_AT.require(claimed) > command.now())
                .isPresent()) {
            throw new Rejected("taken", "This code leads somewhere already");
        }
        Changes changes = new Changes(code, Names.anchor(code.aggregate()));
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(InviteCode.STAGE_ID.name(), command.stage().hex());
        fields.put(InviteCode.EXPIRES_AT.name(), command.expiresAt());
        if (known.isPresent()) {
            changes.change(InviteCode.KIND, known.get(), fields);
        } else {
            changes.add(InviteCode.KIND, fields);
        }
        return Decision.of(changes.list());
    }

    static Decision release(InviteCommand.Release command, Facts code) {
        Changes changes = new Changes(code, Names.anchor(code.aggregate()));
        InviteCode.KIND.all(code).stream()
                .filter(claimed -> InviteCode.STAGE_ID.require(claimed).equals(command.stage()))
                .forEach(claimed -> changes.remove(InviteCode.KIND, claimed.id()));
        return Decision.of(changes.list());
    }
}
