package org.digitalstage.stage.model.protocol;

import java.util.List;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Permit;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.Who;

/** Commands about a stage as a whole, and who is in it. */
final class StageCommands {

    private static final Field<?> USER = Field.<User>id("userId");
    private static final Field<?> GROUP = Field.<Group>id("groupId").orNull();
    private static final String NOT_ADMIN = permit(Verb.CHANGE).refused();

    static final List<CommandDeclaration> ALL = List.of(
            CommandDeclaration.of(
                            "create-stage",
                            Argument.needs().and(StageReaders.PASSWORD).of(Stage.KIND, Verb.CREATE),
                            Who.STAGE_CREATOR,
                            StageReaders::create)
                    .answering("[null,stage]")
                    .refusedBy(permit(Verb.CREATE).refused(), "Unknown user <id>"),
            CommandDeclaration.of(
                            "change-stage",
                            Argument.needs(EntityReaders.ID)
                                    .and(StageReaders.PASSWORD)
                                    .of(Stage.KIND, Verb.CHANGE),
                            Who.ADMIN,
                            StageReaders::change)
                    .refusedBy(NOT_ADMIN, "Unknown user <id>", "Unknown scene <id>"),
            CommandDeclaration.of("remove-stage", new Argument.One(EntityReaders.ID), Who.ADMIN, StageReaders::remove)
                    .refusedBy(permit(Verb.REMOVE).refused()),
            CommandDeclaration.of(
                            "join-stage",
                            Argument.needs(EntityReaders.STAGE).and(GROUP, StageReaders.PASSWORD, StageReaders.CODE),
                            Who.ANYBODY,
                            StageReaders::join)
                    .answering("[]")
                    .refusedBy(
                            "Not found",
                            "Invalid password",
                            "Invalid invite code",
                            "You were banned from this stage",
                            "This stage was closed by the operator",
                            "No more members possible, max of 30 reached",
                            "Too many wrong passwords, try again in a minute"),
            CommandDeclaration.of("leave-stage", new Argument.Nothing(), Who.ANYBODY, StageReaders::leave),
            leaveForGood(),
            leaveForGood().named("forget-stage"),
            CommandDeclaration.of("ban-user", aboutUser(), Who.ADMIN, payload -> StageReaders.ban(payload, true))
                    .refusedBy(NOT_ADMIN),
            CommandDeclaration.of("unban-user", aboutUser(), Who.ADMIN, payload -> StageReaders.ban(payload, false))
                    .refusedBy(NOT_ADMIN),
            CommandDeclaration.of("hand-over-stage", aboutUser(), Who.ADMIN, StageReaders::handOver)
                    .refusedBy(NOT_ADMIN, "Unknown user <id>"));

    private StageCommands() {}

    private static CommandDeclaration leaveForGood() {
        return CommandDeclaration.of(
                        "leave-stage-for-good",
                        new Argument.One(EntityReaders.STAGE),
                        Who.MEMBER,
                        StageReaders::leaveForGood)
                .refusedBy("Not member of stage");
    }

    private static Argument aboutUser() {
        return Argument.needs(EntityReaders.STAGE, USER);
    }

    private static Permit permit(Verb verb) {
        return Stage.KIND.permit(verb).orElseThrow();
    }
}
