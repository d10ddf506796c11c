package org.digitalstage.stage.model.protocol;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.text.TextRule;
import org.digitalstage.stage.model.Who;
import org.jspecify.annotations.Nullable;

/** Commands about the session itself. */
final class SessionCommands {

    private static final Field<String> TOKEN =
            Field.text("token", TextRule.mark(16 * 1024).needed());

    static final List<CommandDeclaration> ALL = List.of(
            CommandDeclaration.of("renew-token", Argument.needs(TOKEN), Who.ANYBODY, SessionCommands::renewToken)
                    .refusedBy("Invalid authorization", "Expected a token of the same account but got another one's"),
            CommandDeclaration.of("state-hash", new Argument.Nothing(), Who.ANYBODY, payload -> {
                        payload.mustBeEmpty();
                        return new ClientCommand.AskStateHash();
                    })
                    .answering("[null,{\"<aggregate>\":{seq,sha256}}]"));

    private SessionCommands() {}

    /** The bare token is taken, too. */
    private static ClientCommand renewToken(Payload payload) {
        Object token = payload.value() instanceof Map ? payload.get("token") : payload.value();
        return new ClientCommand.RenewToken(token(token));
    }

    static Secret token(@Nullable Object token) {
        return new Secret(String.valueOf(TOKEN.accept(token)));
    }
}
