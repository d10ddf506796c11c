package org.digitalstage.stage.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.stage.command.DeviceCopy;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.SoundCard;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageListing;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/** A device is online as long as one of its connections is; the stage the person is in is told, no other. */
final class Presence {

    private Presence() {}

    static Decision online(UserCommand.GoOnline command, Facts facts) {
        Entity device = Device.KIND
                .find(facts, command.device())
                .filter(found -> Connected.isConnected(found, command.session()))
                .orElseThrow(() -> new Rejected("gone", "The connection of this device has ended"));
        Changes changes = new Changes(facts, command.device());
        Map<String, @Nullable Object> fields =
                new LinkedHashMap<>(Device.KIND.differing(device, Device.KIND.accept(Verb.CHANGE, command.initial())));
        // Clients wait for this word after each sign-in, also where the device was online already.
        fields.put(Device.ONLINE.name(), true);
        fields.put(Device.LAST_LOGIN_AT.name(), command.now());
        List<Object> connections = Device.CONNECTIONS.require(device);
        List<Object> arrived = Connected.arrived(connections, command.session());
        if (!arrived.equals(connections)) {
            fields.put(Device.CONNECTIONS.name(), arrived);
        }
        changes.write(Device.KIND, device, fields);
        return Decision.of(changes.list()).then(toStage(facts, copy(device.with(fields), now(facts)), null));
    }

    /** A stage the person is in knows of a new device before it is online. */
    static List<Request> newcomer(Facts facts, Entity device) {
        String type = Device.TYPE.of(device).orElse("");
        return toStage(
                facts, new DeviceCopy(new Id<>(device.id().hex()), type, List.of(), now(facts), null, false), null);
    }

    /** A new connection of a device that was still held for online: what was sent on those that were lost has ended, and the page may be another. */
    static List<Request> again(Facts facts, Entity device, List<Object> lost) {
        DeviceCopy copy = copy(device, now(facts));
        if (lost.isEmpty()) {
            return toStage(facts, copy, null);
        }
        List<Request> requests = new ArrayList<>();
        for (Object connection : lost) {
            String ended = Connected.id(connection);
            told(facts, lost, ended).forEach(stage -> requests.add(presence(facts, stage, copy, ended)));
        }
        return requests;
    }

    /** Noted also where nobody is to be told of it: a socket that is closed must not be taken for a page that is still there. */
    static Decision lost(UserCommand.Lost command, Facts facts) {
        Optional<Entity> found = connected(facts, command.session());
        if (found.isEmpty()) {
            return Decision.nothing();
        }
        List<Object> connections = Device.CONNECTIONS.require(found.get());
        if (connections.size() > 1) {
            return ended(new UserCommand.Disconnect(command.session()), facts);
        }
        Changes changes = new Changes(facts, found.get().id());
        List<Object> lost = Connected.lost(connections, command.session());
        changes.change(Device.KIND, found.get(), Map.of(Device.CONNECTIONS.name(), lost));
        return Decision.of(changes.list());
    }

    private static Optional<Entity> connected(Facts facts, String session) {
        return Device.KIND.all(facts).stream()
                .filter(device -> Connected.isConnected(device, session))
                .findFirst();
    }

    /** The stages that must hear of the end of a connection. */
    private static Set<Id<Stage>> told(Facts facts, List<Object> connections, String session) {
        Set<Id<Stage>> told = Connected.sendsTo(connections, session);
        stage(facts).ifPresent(told::add);
        return told;
    }

    static Decision ended(UserCommand.Disconnect command, Facts facts) {
        Optional<Entity> found = connected(facts, command.session());
        if (found.isEmpty()) {
            return Decision.nothing();
        }
        List<Object> left = new ArrayList<>(Device.CONNECTIONS.require(found.get()));
        Set<Id<Stage>> told = told(facts, left, command.session());
        left.removeIf(connection -> Connected.isIt(connection, command.session()));
        Entity device = found.get().with(Map.of(Device.CONNECTIONS.name(), left));
        Changes changes = new Changes(facts, device.id());
        if (left.isEmpty() && !isPermanent(device)) {
            return gone(device, changes, facts);
        }
        changes.change(
                Device.KIND,
                found.get(),
                Map.of(Device.CONNECTIONS.name(), left, Device.ONLINE.name(), !left.isEmpty()));
        if (left.isEmpty()) {
            SoundCard.KIND
                    .where(facts, SoundCard.DEVICE_ID, new Id<>(device.id().hex()))
                    .forEach(card -> changes.change(SoundCard.KIND, card, Map.of(SoundCard.ONLINE.name(), false)));
        }
        return Decision.of(changes.list())
                .then(told.stream()
                        .map(stage -> presence(facts, stage, copy(device, now(facts)), command.session()))
                        .toList());
    }

    /** Noted with the connection; if that has ended meanwhile, the stage is told so at once. */
    static Decision sends(UserCommand.SendTo command, Facts facts) {
        Optional<Entity> device = Device.KIND.find(facts, command.device());
        if (device.isEmpty()) {
            return Decision.nothing();
        }
        if (!Connected.isConnected(device.get(), command.connection())) {
            return Decision.nothing()
                    .then(List.of(
                            presence(facts, command.stage(), copy(device.get(), now(facts)), command.connection())));
        }
        List<Object> connections = Device.CONNECTIONS.require(device.get()).stream()
                .map(connection -> Connected.isIt(connection, command.connection())
                        ? Connected.sending(connection, command.stage())
                        : connection)
                .toList();
        Changes changes = new Changes(facts, command.device());
        changes.change(Device.KIND, device.get(), Map.of(Device.CONNECTIONS.name(), connections));
        return Decision.of(changes.list());
    }

    /** An empty uuid is none: nobody is found again by it. */
    private static boolean isPermanent(Entity device) {
        return Device.UUID.of(device).filter(uuid -> !uuid.isEmpty()).isPresent();
    }

    /** A device without uuid cannot come back: it goes with its last connection. */
    private static Decision gone(Entity device, Changes changes, Facts facts) {
        changes.remove(Device.KIND, device.id());
        return Decision.of(changes.list()).then(farewell(facts, device));
    }

    /** A device that is no more leaves all stages that may know it. */
    static List<Request> farewell(Facts facts, Entity device) {
        Id<User> user = new Id<>(facts.aggregate().key());
        OnStage.DeviceGone told =
                new OnStage.DeviceGone(user, new Id<>(device.id().hex()));
        return StageListing.KIND.where(facts, StageListing.MEMBER, true).stream()
                .map(listing -> Ask.stage(new Id<>(listing.id().hex()), told))
                .toList();
    }

    /** The number that the entry now decided on will have. */
    static long now(Facts facts) {
        return facts.seq() + 1;
    }

    /** What a stage shall know of a device. */
    static DeviceCopy copy(Entity device, long asOf) {
        List<Object> connections = Device.CONNECTIONS.require(device);
        List<String> boots = connections.stream()
                .map(connection -> String.valueOf(((Map<?, ?>) connection).get("boot")))
                .distinct()
                .toList();
        boolean online = !connections.isEmpty();
        return new DeviceCopy(
                new Id<>(device.id().hex()),
                Device.TYPE.of(device).orElse(""),
                boots,
                asOf,
                online ? Connected.page(connections.getLast()) : null,
                online && Connected.isComing(connections.getLast()));
    }

    private static List<Request> toStage(Facts facts, DeviceCopy device, @Nullable String ended) {
        return stage(facts).map(stage -> presence(facts, stage, device, ended)).stream()
                .toList();
    }

    private static Request presence(Facts facts, Id<Stage> stage, DeviceCopy device, @Nullable String ended) {
        return Ask.stage(
                stage, new OnStage.DevicePresence(new Id<>(facts.aggregate().key()), device, ended));
    }

    private static Optional<Id<Stage>> stage(Facts facts) {
        return User.KIND.find(facts, new Id<>(facts.aggregate().key())).flatMap(User.STAGE_ID::of);
    }
}
