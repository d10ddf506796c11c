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
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageListing;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/** Where a person is, and which stages are listed for him: the person's own aggregate has the last word. */
final class Whereabouts {

    private Whereabouts() {}

    /** A stage let the person in; the one he was in before, if another, is left. */
    static Decision entered(UserCommand.EnteredStage command, Facts facts) {
        Id<User> id = new Id<>(facts.aggregate().key());
        Optional<Entity> known = User.KIND.find(facts, id);
        if (known.isEmpty()) {
            return departed(command.stage(), id);
        }
        if (known.filter(Erasing::isErased).isPresent()) {
            return Erasing.turnAway(command, id);
        }
        Entity user = user(facts);
        if (isFull(facts, command.stage())) {
            OnStage out = new OnStage.Left(new Id<>(user.id().hex()), command.joined());
            return Decision.nothing().then(List.of(Ask.stage(command.stage(), out)));
        }
        Changes changes = new Changes(facts, user.id());
        list(
                new UserCommand.ListStage(
                        command.stage(), command.admin(), true, command.joined().seq()),
                facts,
                changes);
        changes.change(User.KIND, user, place(command));
        List<Request> requests = new ArrayList<>();
        User.STAGE_ID
                .of(user)
                .filter(before -> !before.equals(command.stage()))
                .ifPresent(before -> requests.add(left(before, user)));
        requests.addAll(meanwhile(command, user, facts));
        return Decision.of(changes.list()).then(requests);
    }

    /** What became of the person and the devices since the stage was given its copies, while it was told of nothing. */
    private static List<Request> meanwhile(UserCommand.EnteredStage command, Entity user, Facts facts) {
        Id<User> id = new Id<>(user.id().hex());
        List<OnStage> news = new ArrayList<>();
        Map<String, @Nullable Object> shown = Copies.person(user);
        if (!shown.equals(command.shown())) {
            news.add(new OnStage.PersonChanged(id, shown));
        }
        List<DeviceCopy> devices = Device.KIND.all(facts).stream()
                .map(device -> Presence.copy(device, Presence.now(facts)))
                .toList();
        devices.stream()
                .filter(device -> command.devices().stream().noneMatch(device::isLike))
                .forEach(device -> news.add(new OnStage.DevicePresence(id, device, null)));
        command.devices().stream()
                .map(DeviceCopy::id)
                .filter(known ->
                        devices.stream().noneMatch(device -> device.id().equals(known)))
                .forEach(gone -> news.add(new OnStage.DeviceGone(id, gone)));
        return news.stream().map(each -> Ask.stage(command.stage(), each)).toList();
    }

    /** A stage counts on somebody who removed himself meanwhile. */
    private static Decision departed(Id<Stage> stage, Id<User> user) {
        return Decision.nothing().then(List.of(Ask.stage(stage, new OnStage.Depart(user))));
    }

    /** Whether the person has as many stages as anybody may have, and this is another one. */
    static boolean isFull(Facts person, Id<Stage> stage) {
        return StageListing.KIND.all(person).size() >= StageListing.KIND.most()
                && StageListing.KIND.find(person, new Id<>(stage.hex())).isEmpty();
    }

    static Decision leave(UserCommand.LeaveStage command, Facts facts) {
        Entity user = user(facts);
        Changes changes = new Changes(facts, user.id());
        List<Request> requests = leave(changes, user);
        return Decision.of(changes.list()).then(requests);
    }

    /** Whoever is in no stage stays there. */
    static List<Request> leave(Changes changes, Entity user) {
        Optional<Id<Stage>> stage = User.STAGE_ID.of(user);
        stage.ifPresent(left -> changes.change(User.KIND, user, nowhere()));
        return stage.map(left -> left(left, user)).stream().toList();
    }

    /** The stage itself put the person out, unless he came in again after that. */
    static Decision putOut(UserCommand.PutOut command, Facts facts) {
        Entity user = user(facts);
        Changes changes = new Changes(facts, user.id());
        if (isIn(command.stage(), command.seq(), user)) {
            changes.change(User.KIND, user, nowhere());
        }
        return Decision.of(changes.list());
    }

    /** Whether the person is in this stage, with an entry of it that is no later. */
    private static boolean isIn(Id<Stage> stage, long seq, Entity user) {
        return User.STAGE_ID.of(user).filter(stage::equals).isPresent()
                && User.JOINED.of(user).orElse(0L) <= seq;
    }

    /** What the person is to a stage; someone who is no longer a member is no longer in it either. */
    static Decision listed(UserCommand.ListStage command, Facts facts) {
        Id<User> id = new Id<>(facts.aggregate().key());
        if (User.KIND.find(facts, id).isEmpty() && (command.admin() || command.member())) {
            return departed(command.stage(), id);
        }
        Entity user = user(facts);
        Changes changes = new Changes(facts, user.id());
        list(command, facts, changes);
        if (!command.member() && isIn(command.stage(), command.seq(), user)) {
            changes.change(User.KIND, user, nowhere());
        }
        return Decision.of(changes.list());
    }

    private static void list(UserCommand.ListStage command, Facts facts, Changes changes) {
        Id<StageListing> id = new Id<>(command.stage().hex());
        Optional<Entity> known = StageListing.KIND.find(facts, id);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(StageListing.SEQ.name(), command.seq());
        fields.put(StageListing.ADMIN.name(), command.admin());
        fields.put(StageListing.MEMBER.name(), command.member());
        if (!command.admin() && !command.member()) {
            known.ifPresent(listing -> changes.remove(StageListing.KIND, id));
        } else if (known.isPresent()) {
            changes.change(StageListing.KIND, known.get(), fields);
        } else {
            changes.add(StageListing.KIND, id, fields);
        }
    }

    private static Map<String, @Nullable Object> place(UserCommand.EnteredStage command) {
        Map<String, @Nullable Object> place = new LinkedHashMap<>();
        place.put(User.STAGE_ID.name(), command.stage().hex());
        place.put(User.STAGE_MEMBER_ID.name(), command.member().hex());
        place.put(
                User.GROUP_ID.name(),
                command.group() == null ? null : command.group().hex());
        place.putAll(command.joined().fields());
        return place;
    }

    /** Clients must be told in so many words, so the fields are there and {@code null}. */
    static Map<String, @Nullable Object> nowhere() {
        Map<String, @Nullable Object> nowhere = new LinkedHashMap<>();
        nowhere.put(User.STAGE_ID.name(), null);
        nowhere.put(User.STAGE_MEMBER_ID.name(), null);
        nowhere.put(User.GROUP_ID.name(), null);
        return nowhere;
    }

    private static Request left(Id<Stage> stage, Entity user) {
        return Ask.stage(stage, new OnStage.Left(new Id<>(user.id().hex()), Joined.of(user)));
    }

    static Entity user(Facts facts) {
        return User.KIND
                .find(facts, new Id<>(facts.aggregate().key()))
                .filter(user -> !Erasing.isErased(user))
                .orElseThrow(() -> new Rejected(
                        "not-found", "Could not find user " + facts.aggregate().key()));
    }
}
