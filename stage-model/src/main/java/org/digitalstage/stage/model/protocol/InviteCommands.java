package org.digitalstage.stage.model.protocol;

import java.util.List;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.text.TextRule;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.Who;
import org.jspecify.annotations.Nullable;

/** Commands about invites. */
final class InviteCommands {

    private static final Field<?> GROUP = Field.<Group>id("groupId").orNull();
    private static final TextRule CODE = TextRule.mark(100);
    private static final String REFUSED =
            "User <user> has no privileges to generate a code for the stage <id> and group <group>";

    static final List<CommandDeclaration> ALL = List.of(
            making("encode-invite", false),
            making("revoke-invite", true),
            CommandDeclaration.of(
                            "decode-invite",
                            new Argument.One(Field.text("the payload", CODE)),
                            Who.ANYBODY,
                            payload -> new ClientCommand.DecodeInvite(new Secret(payload.text(CODE))))
                    .answering("[null,{_id,stageId,groupId?,code}], [null,null] where it leads nowhere")
                    .refusedBy("Too many codes that lead nowhere, try again in a minute"));

    private InviteCommands() {}

    private static CommandDeclaration making(String name, boolean anew) {
        return CommandDeclaration.of(
                        name,
                        Argument.needs(EntityReaders.STAGE).and(GROUP),
                        Who.ADMIN,
                        payload -> new ClientCommand.MakeInvite(payload.stage(), group(payload), anew))
                .answering("[null,code]")
                .refusedBy(REFUSED);
    }

    private static @Nullable Id<Group> group(Payload payload) {
        return payload.get(GROUP.name()) == null ? null : payload.id(GROUP.name());
    }
}
