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
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.SoundCard;
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
    private static Decision change(Map<String, @Nullable Object> fields, Facts facts) {
        Entity user = Whereabouts.user(facts);
        Changes changes = new Changes(facts, user.id());
        changes.change(User.KIND, user, fields);
        List<Request> copies = new ArrayList<>();
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(User.KIND.differing(user, fields));
        shown.remove(User.PROFILE_VERSION.name());
        if (!shown.isEmpty()) {
            OnStage told = new OnStage.PersonChanged(new Id<>(user.id().hex()), shown);
            StageListing.KIND
                    .where(facts, StageListing.MEMBER, true)
                    .forEach(listing ->
                            copies.add(Ask.stage(new Id<>(listing.id().hex()), told)));
        }
        return Decision.of(changes.list()).then(copies);
    }

    static Decision changeDevice(UserCommand.ChangeDevice command, Facts facts) {
        Entity device = Device.KIND
                .find(facts, command.device())
                .orElseThrow(() -> new Rejected("not-found", "Unknown device " + command.device()));
        Changes changes = new Changes(facts, device.id());
        changes.change(Device.KIND, device, command.fields());
        return Decision.of(changes.list());
    }

    /** The card with the same driver, type and uuid on the acting device is changed, or a new one made. */
    static Decision setSoundCard(UserCommand.SetSoundCard command, Facts facts) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(command.fields());
        fields.put(SoundCard.USER_ID.name(), command.actor().user().hex());
        fields.put(SoundCard.DEVICE_ID.name(), command.actor().device().hex());
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
