package org.digitalstage.stage.model.protocol;

import java.util.List;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Unfit;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.stage.model.SoundCard;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.Who;

/** Commands about a person, and what cannot be read by the verbs of the person's kinds alone. */
final class PersonCommands {

    private static final String UNKNOWN_CARD =
            SoundCard.KIND.permit(Verb.CHANGE).orElseThrow().unknown();

    static final List<CommandDeclaration> ALL = List.of(
            CommandDeclaration.of(
                    "change-user",
                    Argument.needs().of(User.KIND, Verb.CHANGE),
                    Who.ANYBODY,
                    payload -> new ClientCommand.ChangeUser(User.KIND.accept(Verb.CHANGE, payload.value()))),
            CommandDeclaration.of("remove-user", new Argument.Nothing(), Who.ANYBODY, payload -> {
                payload.mustBeEmpty();
                return new ClientCommand.RemoveUser();
            }),
            CommandDeclaration.of(
                            "set-sound-card",
                            Argument.needs(SoundCard.NEEDED.toArray(Field<?>[]::new))
                                    .of(SoundCard.KIND, Verb.CREATE),
                            Who.ANYBODY,
                            PersonCommands::setSoundCard)
                    .answering("[null,id]"),
            CommandDeclaration.of(
                            "change-sound-card",
                            EntityReaders.argument(SoundCard.KIND, Verb.CHANGE),
                            Who.OWNER,
                            PersonCommands::changeSoundCard)
                    .answering("[null,id]")
                    .refusedBy(UNKNOWN_CARD));

    private PersonCommands() {}

    private static ClientCommand setSoundCard(Payload payload) {
        SoundCard.NEEDED.forEach(needed -> mustHave(payload, needed));
        return new ClientCommand.SetSoundCard(SoundCard.KIND.accept(Verb.CREATE, payload.value()));
    }

    private static ClientCommand changeSoundCard(Payload payload) {
        mustHave(payload, EntityReaders.ID);
        return EntityReaders.verb(SoundCard.KIND, Verb.CHANGE, payload);
    }

    /** Clients know this sentence. */
    private static void mustHave(Payload payload, Field<?> needed) {
        if (payload.get(needed.name()) == null) {
            throw Unfit.saying(needed.name() + " is missing");
        }
    }
}
