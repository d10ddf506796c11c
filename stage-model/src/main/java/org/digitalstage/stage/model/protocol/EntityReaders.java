package org.digitalstage.stage.model.protocol;

import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.stage.model.Stage;

/** Payloads of the commands that kinds declare by their verbs. */
final class EntityReaders {

    static final Field<?> ID = Field.anyId("_id");
    static final Field<?> STAGE = Field.<Stage>id("stageId");

    private EntityReaders() {}

    static Argument argument(EntityKind<?> kind, Verb verb) {
        return switch (verb) {
            case CREATE -> Argument.needs(STAGE).of(kind, verb);
            case CHANGE -> Argument.needs(ID).of(kind, verb);
            case REMOVE -> new Argument.One(ID);
        };
    }

    static ClientCommand verb(EntityKind<?> kind, Verb verb, Payload payload) {
        return switch (verb) {
            case CREATE -> new ClientCommand.Create(kind, payload.stage(), kind.accept(Verb.CREATE, payload.value()));
            case CHANGE ->
                new ClientCommand.Change(kind, payload.id(ID.name()), kind.accept(Verb.CHANGE, payload.value()));
            case REMOVE -> new ClientCommand.Remove(kind, payload.id());
        };
    }
}
