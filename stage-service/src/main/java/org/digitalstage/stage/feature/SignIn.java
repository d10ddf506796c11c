package org.digitalstage.stage.feature;

import java.util.ArrayList;
import java.util.Comparator;
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
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/** A connection begins: the person and the device are found or made, and the connection is written down with the device. */
final class SignIn {

    private SignIn() {}

    static Decision decide(UserCommand.SignIn command, Facts facts) {
        Id<User> id = new Id<>(facts.aggregate().key());
        Changes changes = new Changes(facts, id);
        Optional<Entity> user = User.KIND.find(facts, id);
        if (user.filter(Erasing::isErased).isPresent()) {
            throw new Rejected("erased", "This account was deleted");
        }
        if (user.flatMap(User.CLOSED::of).orElse(false)) {
            throw new Rejected("closed", "This account was closed by the operator");
        }
        if (user.isEmpty()) {
            changes.add(User.KIND, id, person(command));
        }
        Optional<Entity> known = known(command, facts);
        if (known.isPresent()) {
            List<Request> requests = again(command, known.get(), changes, facts);
            return Decision.of(changes.list())
                    .then(requests)
                    .reply(known.get().id().hex());
        }
        List<Request> requests = new ArrayList<>(makeRoom(facts, changes));
        Entity device = first(command, id, changes);
        requests.addAll(Presence.newcomer(facts, device));
        return Decision.of(changes.list()).then(requests).reply(device.id().hex());
    }

    private static Map<String, @Nullable Object> person(UserCommand.SignIn command) {
        Map<String, @Nullable Object> person = new LinkedHashMap<>();
        person.put(User.UID.name(), command.uid());
        person.put(User.NAME.name(), command.name());
        person.put(User.AVATAR_URL.name(), command.avatarUrl());
        person.put(User.CAN_CREATE_STAGE.name(), command.mayCreateStage());
        return person;
    }

    private static Optional<Entity> known(UserCommand.SignIn command, Facts facts) {
        return command.device().get(Device.UUID.name()) instanceof String uuid && !uuid.isEmpty()
                ? Device.KIND.where(facts, Device.UUID, uuid).stream().findFirst()
                : Optional.empty();
    }

    /** Where a person has as many devices as may be, the one that stayed away longest gives way. */
    private static List<Request> makeRoom(Facts facts, Changes changes) {
        if (Device.KIND.all(facts).size() < Device.KIND.most()) {
            return List.of();
        }
        Optional<Entity> away = Device.KIND.all(facts).stream()
                .filter(device -> Device.CONNECTIONS.require(device).isEmpty())
                .min(Comparator.comparing(
                        device -> Device.LAST_LOGIN_AT.of(device).orElse(0L)));
        away.ifPresent(device -> changes.remove(Device.KIND, device.id()));
        return away.map(device -> Presence.farewell(facts, device)).orElse(List.of());
    }

    /** What was waited for has come back: connections that were lost end now. */
    private static List<Request> again(UserCommand.SignIn command, Entity device, Changes changes, Facts facts) {
        List<Object> before = Device.CONNECTIONS.require(device);
        List<Object> lost = before.stream().filter(Connected::isLost).toList();
        List<Object> connections = new ArrayList<>(before);
        connections.removeAll(lost);
        connections.add(Connected.begun(command, before));
        changes.change(Device.KIND, device, Map.of(Device.CONNECTIONS.name(), connections));
        Entity now = device.with(Map.of(Device.CONNECTIONS.name(), connections));
        return before.isEmpty() ? List.of() : Presence.again(facts, now, lost);
    }

    private static Entity first(UserCommand.SignIn command, Id<User> user, Changes changes) {
        if (!(command.device().get(Device.TYPE.name()) instanceof String)) {
            throw new Rejected("missing-type", "Missing type of device");
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(Device.KIND.accept(Verb.CREATE, command.device()));
        fields.put(Device.USER_ID.name(), user.hex());
        fields.put(Device.ONLINE.name(), false);
        fields.put(Device.CREATED_AT.name(), command.now());
        fields.put(Device.LAST_LOGIN_AT.name(), command.now());
        fields.put(Device.CONNECTIONS.name(), List.of(Connected.begun(command, List.of())));
        fields.putIfAbsent(Device.UUID.name(), ""); // native clients need a text
        if (Boolean.TRUE.equals(fields.get(Device.REQUEST_SESSION.name()))) {
            fields.put(Device.UUID.name(), changes.next(0).hex());
        }
        return changes.add(Device.KIND, fields);
    }
}
