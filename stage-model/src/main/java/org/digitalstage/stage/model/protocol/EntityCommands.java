package org.digitalstage.stage.model.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.stage.model.AudioTrack;
import org.digitalstage.stage.model.CustomGroup;
import org.digitalstage.stage.model.Track;
import org.digitalstage.stage.model.VideoTrack;
import org.digitalstage.stage.model.Who;
import org.digitalstage.stage.model.protocol.ClientCommand.CustomGroupWish;
import org.jspecify.annotations.Nullable;

/** Commands about things in a stage that are set: found and changed, or made. */
final class EntityCommands {

    private static final String NO_PRIVILEGES = "User <user> has no privileges to set custom group <id>";

    static final List<CommandDeclaration> ALL = List.of(
            track("set-audio-track", AudioTrack.KIND),
            track("set-video-track", VideoTrack.KIND),
            CommandDeclaration.of(
                            "set-custom-group",
                            Argument.needs()
                                    .and(EntityReaders.ID, CustomGroup.GROUP_ID, CustomGroup.TARGET_GROUP_ID)
                                    .of(CustomGroup.KIND, Verb.CHANGE),
                            Who.MANAGER,
                            EntityCommands::customGroup)
                    .answering("[null,custom-group]")
                    .refusedBy("Unknown custom group <id>", "Unknown group <id>", NO_PRIVILEGES));

    private EntityCommands() {}

    private static CommandDeclaration track(String name, EntityKind<?> kind) {
        return CommandDeclaration.of(
                        name,
                        Argument.needs(EntityReaders.STAGE, Track.UUID).of(kind, Verb.CREATE),
                        Who.MEMBER,
                        payload -> track(kind, payload))
                .answering("[null," + kind.noun() + "]")
                .refusedBy(kind.permit(Verb.CREATE).orElseThrow().refused());
    }

    private static ClientCommand track(EntityKind<?> kind, Payload payload) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(kind.accept(Verb.CREATE, payload.value()));
        fields.put(Track.UUID.name(), payload.needed(Track.UUID));
        return new ClientCommand.SetTrack(kind, payload.stage(), fields);
    }

    private static ClientCommand customGroup(Payload payload) {
        CustomGroupWish which = payload.get(EntityReaders.ID.name()) == null
                ? new CustomGroupWish.Between(
                        payload.id(CustomGroup.GROUP_ID.name()), payload.id(CustomGroup.TARGET_GROUP_ID.name()))
                : new CustomGroupWish.Known(payload.id(EntityReaders.ID.name()));
        return new ClientCommand.SetCustomGroup(which, CustomGroup.KIND.accept(Verb.CHANGE, payload.value()));
    }
}
