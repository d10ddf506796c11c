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
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.SoundCard;
import org.digitalstage.stage.model.StageKinds;
import org.digitalstage.stage.model.StageListing;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/** What a person changes of himself, his devices and his sound cards. */
final class Person {

    private Person() {}

    static Decision change(UserCommand.ChangeUser command, Facts facts) {
        return change(command.fields(), facts);
    }

    static Decision account(UserCommand.AccountChanged command, Facts facts) {
        if (command.version() < User.PROFILE_VERSION.of(Whereabouts.user(facts)).orElse(0L)) {
            return Decision.nothing();
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(User.PROFILE_VERSION.name(), command.version());
        fields.put(User.NAME.name(), command.name());
        fields.put(User.AVATAR_URL.name(), command.avatarUrl());
        return change(fields, facts);
    }

    /** The stages show a copy of the person: those he is a member of are told. */
    static Decision change(Map<String, @Nullable Object> fields, Facts facts) {
        Entity user = Whereabouts.user(facts);
        Changes changes = new Changes(facts, user.id());
        changes.change(User.KIND, user, fields);
        List<Request> copies = new ArrayList<>();
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(User.KIND.differing(user, fields));
        shown.keySet().retainAll(Copies.person(user).keySet());
        if (!shown.isEmpty()) {
            OnStage told = new OnStage.PersonChanged(new Id<>(user.id().hex()), shown);
            StageListing.KIND
                    .where(facts, StageListing.MEMBER, true)
                    .forEach(listing ->
                            copies.add(Ask.stage(new Id<>(listing.id().hex()), told)));
        }
        return Decision.of(changes.list()).then(copies);
    }

    /** Something of one's own; clients are used to the id of a sound card as the answer. */
    static Decision change(UserCommand.ChangeOwn command, Facts facts) {
        EntityKind<?> kind = StageKinds.ALL.named(command.kind());
        Entity entity = Entities.permitted(kind, Verb.CHANGE, command.actor(), command.id(), facts);
        Changes changes = new Changes(facts, entity.id());
        changes.change(kind, entity, command.fields());
        Decision decision = Decision.of(changes.list());
        return kind.equals(SoundCard.KIND) ? decision.reply(entity.id().hex()) : decision;
    }

    static Decision remove(UserCommand.RemoveOwn command, Facts facts) {
        EntityKind<?> kind = StageKinds.ALL.named(command.kind());
        Entity entity = Entities.permitted(kind, Verb.REMOVE, command.actor(), command.id(), facts);
        Changes changes = new Changes(facts, entity.id());
        if (kind.equals(SoundCard.KIND)) {
            unplug(entity, changes);
        }
        changes.remove(kind, entity.id());
        return Decision.of(changes.list())
                .then(kind.equals(Device.KIND) ? Presence.farewell(facts, entity) : List.of());
    }

    /** No device plays on a card that is no more. */
    private static void unplug(Entity card, Changes changes) {
        for (Entity device : Device.KIND.all(changes.facts())) {
            Map<String, @Nullable Object> unplugged = new LinkedHashMap<>();
            Device.SOUND_CARDS.stream()
                    .filter(field -> card.id().hex().equals(device.get(field.name())))
                    .forEach(field -> unplugged.put(field.name(), null));
            changes.change(Device.KIND, device, unplugged);
        }
    }

    /** The card with the same driver, type and uuid on the acting device is changed, or a new one made. */
    static Decision setSoundCard(UserCommand.SetSoundCard command, Facts facts) {
        Id<Device> device = command.actor().device();
        if (Device.KIND.find(facts, device).isEmpty()) {
            throw new Rejected("not-found", "Unknown device " + device);
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(command.fields());
        fields.put(SoundCard.USER_ID.name(), command.actor().user().hex());
        fields.put(SoundCard.DEVICE_ID.name(), device.hex());
        Changes changes = new Changes(facts, command.actor().user());
        Optional<Entity> known = SoundCard.KIND.sameAs(facts, fields);
        if (known.isPresent()) {
            changes.change(SoundCard.KIND, known.get(), fields);
            return Decision.of(changes.list()).reply(known.get().id().hex());
        }
        fields.putIfAbsent(SoundCard.LABEL.name(), fields.get(SoundCard.UUID.name()));
        Entity card = changes.add(SoundCard.KIND, fields);
        return Decision.of(changes.list()).reply(card.id().hex());
    }
}
