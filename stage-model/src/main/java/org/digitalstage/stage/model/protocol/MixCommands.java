package org.digitalstage.stage.model.protocol;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.ListenerOverride;
import org.digitalstage.stage.model.Who;
import org.jspecify.annotations.Nullable;

/** Commands with which a listener mixes a stage for himself. */
final class MixCommands {

    private static final Field<?> DEVICE = Field.<Device>id("deviceId").orAbsent();

    static final List<CommandDeclaration> ALL = ListenerOverride.ALL.stream()
            .flatMap(what -> Stream.of(setting(what), removing(what)))
            .toList();

    private MixCommands() {}

    private static CommandDeclaration setting(ListenerOverride what) {
        return CommandDeclaration.of(
                        what.setter(),
                        Argument.needs(what.targetId()).and(DEVICE).of(what.kind(), Verb.CHANGE),
                        Who.MEMBER,
                        payload -> set(what, payload))
                .refusedBy("Unknown " + what.target().words() + " <id>", "Unknown device <id>");
    }

    private static CommandDeclaration removing(ListenerOverride what) {
        return CommandDeclaration.of(
                        what.remover(),
                        new Argument.One(EntityReaders.ID),
                        Who.OWNER,
                        payload -> new ClientCommand.RemoveOverride(what, payload.id()))
                .refusedBy(what.unknown());
    }

    private static ClientCommand set(ListenerOverride what, Payload payload) {
        Id<?> target = payload.id(what.targetId().name());
        Id<Device> device = payload.get(DEVICE.name()) == null ? null : payload.id(DEVICE.name());
        Map<String, @Nullable Object> fields = what.kind().accept(Verb.CHANGE, payload.value());
        return new ClientCommand.SetOverride(what, target, device, fields);
    }
}
