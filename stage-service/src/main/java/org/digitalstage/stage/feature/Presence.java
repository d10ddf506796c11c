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
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.stage.command.DeviceCopy;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.SoundCard;
import org.digitalstage.stage.model.StageListing;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/** A device is online as long as one of its connections is; the stage the person is in is told, no other. */
final class Presence {

    private Presence() {}

    static Decision online(UserCommand.GoOnline command, Facts facts) {
        Entity device = Device.KIND
                .find(facts, command.device())
                .filter(found -> isConnected(found, command.session()))
                .orElseThrow(() -> new Rejected("gone", "The connection of this device has ended"));
        Changes changes = new Changes(facts, command.device());
        Map<String, @Nullable Object> fields =
                new LinkedHashMap<>(Device.KIND.differing(device, Device.KIND.accept(Verb.CHANGE, command.initial())));
        // Clients wait for this word after each sign-in, also where the device was online already.
        fields.put(Device.ONLINE.name(), true);
        fields.put(Device.LAST_LOGIN_AT.name(), command.now());
        changes.write(Device.KIND, device, fields);
        return Decision.of(changes.list()).then(toStage(facts, copy(device), null));
    }

    /** A stage the person is in knows of a new device before it is online. */
    static List<Request> newcomer(Facts facts, Entity device) {
        String type = Device.TYPE.of(device).orElse("");
        return toStage(facts, new DeviceCopy(new Id<>(device.id().hex()), type, List.of()), null);
    }

    static Decision ended(UserCommand.Disconnect command, Facts facts) {
        Optional<Entity> found = Device.KIND.all(facts).stream()
                .filter(device -> isConnected(device, command.session()))
                .findFirst();
        if (found.isEmpty()) {
            return Decision.nothing();
        }
        List<Object> left = new ArrayList<>(Device.CONNECTIONS.require(found.get()));
        left.removeIf(connection -> isIt(connection, command.session()));
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
        return Decision.of(changes.list()).then(toStage(facts, copy(device), command.session()));
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

    /** What a stage shall know of a device. */
    static DeviceCopy copy(Entity device) {
        List<String> boots = Device.CONNECTIONS.require(device).stream()
                .map(connection -> String.valueOf(((Map<?, ?>) connection).get("boot")))
                .distinct()
                .toList();
        return new DeviceCopy(
                new Id<>(device.id().hex()), Device.TYPE.of(device).orElse(""), boots);
    }

    private static List<Request> toStage(Facts facts, DeviceCopy device, @Nullable String ended) {
        Id<User> user = new Id<>(facts.aggregate().key());
        return stage(facts).map(stage -> Ask.stage(stage, new OnStage.DevicePresence(user, device, ended))).stream()
                .toList();
    }

    private static Optional<Id<org.digitalstage.stage.model.Stage>> stage(Facts facts) {
        return User.KIND.find(facts, new Id<>(facts.aggregate().key())).flatMap(User.STAGE_ID::of);
    }

    private static boolean isConnected(Entity device, String session) {
        return Device.CONNECTIONS.require(device).stream().anyMatch(connection -> isIt(connection, session));
    }

    private static boolean isIt(Object connection, String session) {
        return connection instanceof Map<?, ?> map && session.equals(map.get("connection"));
    }
}
