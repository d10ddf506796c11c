package org.digitalstage.stage.feature;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.command.MixCommand;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.ListenerOverride;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.Volume;
import org.jspecify.annotations.Nullable;

/** How one listener wants to hear a stage. */
final class Mix {

    private Mix() {}

    static Decision set(MixCommand.SetOverride command, Facts facts) {
        ListenerOverride what = ListenerOverride.of(command.kind());
        Changes changes = new Changes(facts, Names.anchor(facts.aggregate()));
        Optional<Entity> known = what.find(facts, command.target(), command.device());
        if (known.isPresent()) {
            changes.change(what.kind(), known.get(), command.given());
        } else {
            Map<String, @Nullable Object> fields =
                    owner(what, command.user(), command.stage(), command.target(), command.device());
            fields.putAll(command.otherwise());
            fields.putAll(command.given());
            changes.add(what.kind(), fields);
        }
        return Decision.of(changes.list());
    }

    private static Map<String, @Nullable Object> owner(
            ListenerOverride what, Id<User> user, Id<Stage> stage, Id<?> target, Id<Device> device) {
        Map<String, @Nullable Object> owner = new LinkedHashMap<>();
        owner.put(ListenerOverride.USER_ID.name(), user.hex());
        owner.put(ListenerOverride.STAGE_ID.name(), stage.hex());
        owner.put(ListenerOverride.DEVICE_ID.name(), device.hex());
        owner.put(what.targetId().name(), target.hex());
        return owner;
    }

    static Decision muteOwn(MixCommand.MuteOwn command, Facts facts) {
        ListenerOverride what = ListenerOverride.MEMBER_VOLUME;
        Changes changes = new Changes(facts, Names.anchor(facts.aggregate()));
        for (Id<Device> device : command.devices()) {
            if (what.find(facts, command.member(), device).isEmpty()) {
                Map<String, @Nullable Object> fields =
                        owner(what, command.user(), command.stage(), command.member(), device);
                fields.put(Volume.MUTED.name(), true);
                changes.add(what.kind(), fields);
            }
        }
        return Decision.of(changes.list());
    }

    static Decision remove(MixCommand.RemoveOverride command, Facts facts) {
        ListenerOverride what = ListenerOverride.of(command.kind());
        if (what.kind().find(facts, command.id()).isEmpty()) {
            throw what.isUnknown(command.id());
        }
        Changes changes = new Changes(facts, Names.anchor(facts.aggregate()));
        changes.remove(what.kind(), command.id());
        return Decision.of(changes.list());
    }

    static Decision forget(MixCommand.Forget command, Facts facts) {
        return forget(
                facts,
                (what, override) -> what.targetId()
                        .of(override)
                        .filter(command.targets()::contains)
                        .isPresent());
    }

    static Decision forget(MixCommand.ForgetDevice command, Facts facts) {
        return forget(facts, (what, override) -> command.device().equals(ListenerOverride.DEVICE_ID.require(override)));
    }

    static Decision forgetAll(Facts facts) {
        return forget(facts, (what, override) -> true);
    }

    private static Decision forget(Facts facts, BiPredicate<ListenerOverride, Entity> which) {
        Changes changes = new Changes(facts, Names.anchor(facts.aggregate()));
        for (ListenerOverride what : ListenerOverride.ALL) {
            what.kind().all(facts).stream()
                    .filter(override -> which.test(what, override))
                    .forEach(override -> changes.remove(what.kind(), override.id()));
        }
        return Decision.of(changes.list());
    }
}
