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
import org.digitalstage.stage.command.DeviceCopy;
import org.digitalstage.stage.command.Joined;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.Ban;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.Invite;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.StageUser;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/** Someone comes in, for the first time or again. The person's own aggregate is asked to say that he is here now. */
final class JoinStage {

    private JoinStage() {}

    static Decision decide(OnStage.Join command, Facts facts) {
        Floor floor = new Floor(facts);
        Entity stage = floor.existing();
        mustBeWelcome(command, facts);
        if (!isInvited(command, facts)) {
            checkPassword(command, stage, facts);
        }
        mustBeOpen(stage);
        Changes changes = new Changes(facts, floor.id());
        Optional<Entity> known = floor.member(command.actor().user());
        Map<String, @Nullable Object> part = part(command, floor, known);
        show(command, floor, part, changes);
        Entity member;
        if (known.isPresent()) {
            member = known.get().with(part);
            changes.change(StageMember.KIND, known.get(), part);
        } else {
            part.put(StageMember.USER_ID.name(), command.actor().user().hex());
            part.put(StageMember.STAGE_ID.name(), floor.id().hex());
            part.put(
                    StageMember.INDEX.name(), (long) StageMember.KIND.all(facts).size());
            member = changes.add(StageMember.KIND, part);
        }
        List<Id<Device>> fresh = StageDevices.arrive(command, floor, member, changes);
        return Decision.of(changes.list()).then(requests(command, floor, member, fresh));
    }

    /** Neither password nor invite helps somebody who was banned. */
    private static void mustBeWelcome(OnStage.Join command, Facts facts) {
        if (Ban.of(facts, command.actor().user()).isPresent()) {
            throw new Rejected("banned", "You were banned from this stage");
        }
    }

    /** Only who could come in otherwise is told. */
    private static void mustBeOpen(Entity stage) {
        if (Stage.CLOSED.of(stage).orElse(false)) {
            throw new Rejected("closed", "This stage was closed by the operator");
        }
    }

    private static boolean isInvited(OnStage.Join command, Facts facts) {
        String code = command.code();
        return code != null && Invite.find(facts, code, command.now()).isPresent();
    }

    /** The hash that was checked must still be the stage's; of whom none is asked, it does not matter what he gave. */
    private static void checkPassword(OnStage.Join command, Entity stage, Facts facts) {
        Optional<String> hash = Stage.PASSWORD_HASH.of(stage);
        boolean fits = hash.isPresent() && hash.get().equals(command.checked().hash());
        if (!fits && Entrance.needsPassword(facts, command.actor().user())) {
            throw command.code() == null
                    ? new Rejected("invalid-password", "Invalid password")
                    : new Rejected("invalid-code", "Invalid invite code");
        }
    }

    private static Map<String, @Nullable Object> part(OnStage.Join command, Floor floor, Optional<Entity> known) {
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        if (command.group().given()) {
            Id<Group> group = command.group().group();
            if (group != null && Group.KIND.find(floor.facts(), group).isEmpty()) {
                throw new Rejected("not-found", "Not found");
            }
            part.put(StageMember.GROUP_ID.name(), group == null ? null : group.hex());
        } else if (known.isEmpty()) {
            part.put(StageMember.GROUP_ID.name(), null);
        }
        part.put(StageMember.ACTIVE.name(), command.devices().stream().anyMatch(DeviceCopy::isOnline));
        part.put(StageMember.ADMITTED.name(), Entrance.number(floor));
        User.NAME.in(command.person()).ifPresent(name -> part.put(StageMember.NAME.name(), name));
        part.putAll(known.map(Joined::of)
                .map(last -> last.next(floor.now()))
                .orElse(new Joined(floor.now(), 0))
                .fields());
        return part;
    }

    /** The stage's copy of the person: told before the member, so that nobody is nameless. */
    private static void show(OnStage.Join command, Floor floor, Map<String, @Nullable Object> part, Changes changes) {
        Optional<Entity> shown = floor.person(command.actor().user());
        Optional<Entity> known = floor.member(command.actor().user());
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(command.person());
        copy.put(User.STAGE_ID.name(), floor.id().hex());
        // A new member comes right after the copy, which takes a number too where it is new.
        Id<?> member = known.<Id<?>>map(Entity::id).orElseGet(() -> changes.next(shown.isPresent() ? 0 : 1));
        copy.put(User.STAGE_MEMBER_ID.name(), member.hex());
        Map<String, @Nullable Object> fields = known.map(Entity::fields).orElse(Map.of());
        copy.put(
                User.GROUP_ID.name(),
                part.getOrDefault(StageMember.GROUP_ID.name(), fields.get(StageMember.GROUP_ID.name())));
        if (shown.isPresent()) {
            changes.change(StageUser.KIND, shown.get(), copy);
        } else {
            changes.add(StageUser.KIND, new Id<>(command.actor().user().hex()), copy);
        }
    }

    private static List<Request> requests(OnStage.Join command, Floor floor, Entity member, List<Id<Device>> fresh) {
        Id<User> user = command.actor().user();
        Id<StageMember> memberId = new Id<>(member.id().hex());
        List<Request> requests = new ArrayList<>();
        if (!fresh.isEmpty()) {
            requests.add(StageDevices.muteOwn(floor, member, fresh));
        }
        Id<Group> group = StageMember.GROUP_ID.of(member).orElse(null);
        requests.add(Ask.person(
                user,
                new UserCommand.EnteredStage(
                        floor.id(),
                        memberId,
                        group,
                        floor.isAdmin(user),
                        Joined.of(member),
                        command.person(),
                        command.devices())));
        return requests;
    }
}
