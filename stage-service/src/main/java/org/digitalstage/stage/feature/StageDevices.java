package org.digitalstage.stage.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Decision.Request;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.stage.command.DeviceCopy;
import org.digitalstage.stage.command.Joined;
import org.digitalstage.stage.command.MixCommand;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.StageDevice;
import org.digitalstage.stage.model.StageKinds;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.StageUser;
import org.digitalstage.stage.model.Track;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/** The devices of the members: they come and go with the person and with their connections. */
final class StageDevices {

    private StageDevices() {}

    /**
     * All devices of someone who joins: those the stage does not know yet come new, those that are no more go.
     *
     * @return the new ones
     */
    static List<Id<Device>> arrive(OnStage.Join command, Floor floor, Entity member, Changes changes) {
        Set<Id<Device>> present = command.devices().stream().map(DeviceCopy::id).collect(Collectors.toSet());
        floor.devices(command.actor().user()).stream()
                .filter(device -> !present.contains(StageDevice.DEVICE_ID.require(device)))
                .forEach(device -> changes.remove(StageDevice.KIND, device.id()));
        Orders orders = new Orders(floor.facts(), command.devices(), changes);
        List<Id<Device>> fresh = new ArrayList<>();
        for (DeviceCopy copy : command.devices()) {
            if (floor.device(copy.id()).isEmpty()) {
                fresh.add(copy.id());
            }
            if (!Orders.isStream(put(copy, floor, member, changes, orders)) && Orders.needsStream(copy)) {
                throw Orders.full();
            }
        }
        return fresh;
    }

    /** The device as it is now; gives its number. */
    private static long put(DeviceCopy copy, Floor floor, Entity member, Changes changes, Orders orders) {
        Optional<Entity> known = floor.device(copy.id());
        Map<String, @Nullable Object> fields = presence(copy);
        Optional<Long> had = known.map(StageDevice.ORDER::require);
        long order = had.map(number -> orders.keep(copy, number)).orElseGet(() -> orders.draw(copy));
        if (had.filter(number -> number == order).isEmpty()) {
            fields.put(StageDevice.ORDER.name(), order);
        }
        if (known.isPresent()) {
            changes.change(StageDevice.KIND, hushed(copy, known.get(), changes), fields);
        } else {
            fields.putAll(fresh(copy, floor, member));
            changes.add(StageDevice.KIND, fields);
        }
        return order;
    }

    /**
     * Whoever talks to it directly has to begin anew with another page: the end of the one before is told in any case, also where the next one is there
     * already.
     */
    private static Entity hushed(DeviceCopy copy, Entity device, Changes changes) {
        Optional<String> page = StageDevice.PAGE.of(device);
        boolean another = page.isPresent() && copy.page() != null && !page.get().equals(copy.page());
        if (!another || !StageDevice.ACTIVE.of(device).orElse(false)) {
            return device;
        }
        Map<String, @Nullable Object> hush = silence(device);
        changes.change(StageDevice.KIND, device, hush);
        return device.with(hush);
    }

    private static Map<String, @Nullable Object> presence(DeviceCopy copy) {
        Map<String, @Nullable Object> presence = new LinkedHashMap<>();
        presence.put(StageDevice.ACTIVE.name(), copy.isActive());
        presence.put(StageDevice.BOOTS.name(), copy.boots());
        presence.put(StageDevice.AS_OF.name(), copy.asOf());
        if (copy.page() != null) {
            presence.put(StageDevice.PAGE.name(), copy.page());
        }
        return presence;
    }

    private static Map<String, @Nullable Object> fresh(DeviceCopy copy, Floor floor, Entity member) {
        Map<String, @Nullable Object> fresh = new LinkedHashMap<>();
        fresh.put(StageDevice.USER_ID.name(), member.get(StageMember.USER_ID.name()));
        fresh.put(StageDevice.DEVICE_ID.name(), copy.id().hex());
        fresh.put(StageDevice.STAGE_ID.name(), floor.id().hex());
        fresh.put(StageDevice.STAGE_MEMBER_ID.name(), member.id().hex());
        fresh.put(StageDevice.GROUP_ID.name(), member.get(StageMember.GROUP_ID.name()));
        fresh.put(StageDevice.TYPE.name(), copy.type());
        fresh.put(StageDevice.NAME.name(), copy.type());
        return fresh;
    }

    static Decision left(OnStage.Left command, Facts facts) {
        Floor floor = new Floor(facts);
        boolean outdated = floor.member(command.user())
                .filter(member -> Joined.of(member).compareTo(command.joined()) <= 0)
                .isEmpty();
        if (outdated) {
            return Decision.nothing();
        }
        Changes changes = new Changes(facts, floor.id());
        out(command.user(), floor, changes);
        return Decision.of(changes.list());
    }

    /** Somebody is not here any more, and none of what his devices sent is; he stays a member. */
    static void out(Id<User> user, Floor floor, Changes changes) {
        floor.person(user).ifPresent(person -> changes.change(StageUser.KIND, person, Whereabouts.nowhere()));
        floor.member(user)
                .ifPresent(
                        member -> changes.change(StageMember.KIND, member, Map.of(StageMember.ACTIVE.name(), false)));
        for (Entity device : floor.devices(user)) {
            rest(device, Map.of(StageDevice.BOOTS.name(), List.of()), changes);
            tracks(device, track -> true, floor.facts(), changes);
        }
    }

    /** A device of someone inside is online here or there, or nowhere any more. */
    static Decision presence(OnStage.DevicePresence command, Facts facts) {
        Floor floor = new Floor(facts);
        Optional<Entity> member = floor.member(command.user()).filter(found -> floor.isInside(command.user()));
        Changes changes = new Changes(facts, floor.id());
        DeviceCopy copy = command.device();
        Optional<Entity> known = floor.device(copy.id());
        known.ifPresent(device -> tracks(device, track -> isOf(command.ended(), track), facts, changes));
        if (member.isEmpty() || known.filter(device -> isOlder(copy, device)).isPresent()) {
            return Decision.of(changes.list());
        }
        if (copy.isOnline() || known.isEmpty()) {
            put(copy, floor, member.get(), changes, new Orders(facts, List.of(copy), changes));
        } else {
            tracks(known.get(), track -> true, facts, changes);
            rest(known.get(), presence(copy), changes);
        }
        follow(command.user(), member.get(), copy.id(), copy.isOnline(), floor, changes);
        return Decision.of(changes.list())
                .then(known.isPresent() ? List.of() : List.of(muteOwn(floor, member.get(), List.of(copy.id()))));
    }

    static Decision gone(OnStage.DeviceGone command, Facts facts) {
        Floor floor = new Floor(facts);
        Optional<Entity> device = floor.device(command.device());
        List<Request> mix = List.of(Ask.mix(command.user(), floor.id(), new MixCommand.ForgetDevice(command.device())));
        if (device.isEmpty()) {
            return Decision.nothing().then(floor.member(command.user()).isPresent() ? mix : List.of());
        }
        Changes changes = new Changes(facts, floor.id());
        changes.remove(StageDevice.KIND, device.get().id());
        floor.member(command.user())
                .filter(member -> floor.isInside(command.user()))
                .ifPresent(member -> follow(command.user(), member, command.device(), false, floor, changes));
        return Decision.of(changes.list()).then(mix);
    }

    /** What is new does not sound at home: its person does not hear himself on it. */
    static Request muteOwn(Floor floor, Entity member, List<Id<Device>> devices) {
        Id<User> user = StageMember.USER_ID.require(member);
        Id<StageMember> id = new Id<>(member.id().hex());
        return Ask.mix(user, floor.id(), new MixCommand.MuteOwn(user, floor.id(), id, devices));
    }

    /** On its way here it was overtaken by what somebody who joined took along; one written by an old release counts as new. */
    private static boolean isOlder(DeviceCopy copy, Entity device) {
        return copy.asOf() > 0 && copy.asOf() < StageDevice.AS_OF.of(device).orElse(0L);
    }

    /** What a device sends ends with its presence. */
    private static void rest(Entity device, Map<String, @Nullable Object> presence, Changes changes) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(presence);
        fields.putAll(silence(device));
        changes.change(StageDevice.KIND, device, fields);
    }

    private static Map<String, @Nullable Object> silence(Entity device) {
        Map<String, @Nullable Object> silence = new LinkedHashMap<>();
        silence.put(StageDevice.ACTIVE.name(), false);
        if (device.get("offer") != null) {
            silence.put("offer", null);
        }
        return silence;
    }

    /** A client that comes back in time makes its tracks anew: those of the connection before lead nowhere. */
    private static boolean isOf(@Nullable String connection, Entity track) {
        return connection != null
                && Track.CONNECTION.of(track).filter(connection::equals).isPresent();
    }

    /** What a device sends, of whatever kind. */
    static List<Entity> tracks(Entity device, EntityKind<?> kind, Facts facts) {
        return kind.where(facts, Track.STAGE_DEVICE_ID, new Id<>(device.id().hex()));
    }

    private static void tracks(Entity device, Predicate<Entity> which, Facts facts, Changes changes) {
        for (EntityKind<?> kind : StageKinds.TRACKS) {
            tracks(device, kind, facts).stream().filter(which).forEach(track -> changes.remove(kind, track.id()));
        }
    }

    /** A member is active as long as any of his devices is. */
    private static void follow(
            Id<User> user, Entity member, Id<Device> device, boolean online, Floor floor, Changes changes) {
        boolean active = online
                || floor.devices(user).stream()
                        .filter(other -> !device.equals(StageDevice.DEVICE_ID.require(other)))
                        .anyMatch(StageDevices::isOnline);
        changes.change(StageMember.KIND, member, Map.of(StageMember.ACTIVE.name(), active));
    }

    /** A manager switches a member on or off: his devices that are online follow. */
    static void switched(Entity member, boolean active, Floor floor, Changes changes) {
        List<Entity> online = floor.devices(StageMember.USER_ID.require(member)).stream()
                .filter(StageDevices::isOnline)
                .toList();
        if (active && online.isEmpty()) {
            throw new Rejected("offline", "Expected a member with a device that is online but there is none");
        }
        online.forEach(device -> changes.change(StageDevice.KIND, device, Map.of(StageDevice.ACTIVE.name(), active)));
    }

    /** A manager switches a device on or off: one that is off sends nothing, and one that is not there cannot be on. */
    static void switchedAlone(Entity device, boolean active, Floor floor, Changes changes) {
        if (active && !isOnline(device)) {
            throw new Rejected("offline", "Expected a device that is online but it is not");
        }
        if (!active) {
            tracks(device, track -> true, floor.facts(), changes);
        }
    }

    private static boolean isOnline(Entity device) {
        return StageDevice.BOOTS.of(device).filter(boots -> !boots.isEmpty()).isPresent();
    }

    /** The person's copy in the stage follows the person, and so does the member's name. */
    static Decision person(OnStage.PersonChanged command, Facts facts) {
        Floor floor = new Floor(facts);
        Changes changes = new Changes(facts, floor.id());
        floor.person(command.user()).ifPresent(person -> changes.change(StageUser.KIND, person, command.fields()));
        User.NAME
                .in(command.fields())
                .ifPresent(name -> floor.member(command.user())
                        .ifPresent(member ->
                                changes.change(StageMember.KIND, member, Map.of(StageMember.NAME.name(), name))));
        return Decision.of(changes.list());
    }
}
