package org.digitalstage.stage.model.protocol;

import java.util.List;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.Who;

/** Commands of those who run the platform. */
final class PlatformCommands {

    private static final Field<?> USER = Field.<User>id("_id");
    private static final Field<Boolean> CAN_CREATE_STAGE = User.CAN_CREATE_STAGE;

    static final List<CommandDeclaration> ALL = List.of(
            stage("close-stage", true),
            stage("open-stage", false),
            user("close-user", true),
            user("open-user", false),
            CommandDeclaration.of(
                            "restrict-user",
                            Argument.needs(USER, CAN_CREATE_STAGE),
                            Who.PLATFORM_ADMINISTRATOR,
                            payload -> new ClientCommand.RestrictUser(
                                    payload.id(USER.name()), Boolean.TRUE.equals(payload.needed(CAN_CREATE_STAGE))))
                    .refusedBy("No privileges", "Unknown user <id>"));

    private PlatformCommands() {}

    private static CommandDeclaration stage(String name, boolean closed) {
        return CommandDeclaration.of(
                        name,
                        new Argument.One(EntityReaders.STAGE),
                        Who.PLATFORM_ADMINISTRATOR,
                        payload -> new ClientCommand.CloseStage(payload.id(), closed))
                .refusedBy("No privileges", "Not found");
    }

    private static CommandDeclaration user(String name, boolean closed) {
        return CommandDeclaration.of(
                        name,
                        new Argument.One(USER),
                        Who.PLATFORM_ADMINISTRATOR,
                        payload -> new ClientCommand.CloseUser(payload.id(), closed))
                .refusedBy("No privileges", "Unknown user <id>");
    }
}
