package org.digitalstage.stage.model.protocol;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Permit;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.platform.text.Characters;
import org.digitalstage.stage.model.StageKinds;
import org.digitalstage.stage.model.Who;
import org.jspecify.annotations.Nullable;

/** The commands of a signed-in client, by name. Only what is in this table is ever run. */
public final class Protocol {

    private static final Map<String, CommandDeclaration> COMMANDS = commandsByName();

    private Protocol() {}

    /**
     * Reads what a client sent after the name of the event.
     *
     * @throws Rejected with a sentence for the client, if there is no such command or its payload does not fit
     */
    public static ClientCommand parse(String name, List<? extends @Nullable Object> arguments) {
        CommandDeclaration command = COMMANDS.get(name);
        if (command == null) {
            throw new Rejected("unknown-command", "Unknown command " + Characters.shortened(name, 100));
        }
        return command.read(Payload.of(arguments));
    }

    /** All names that {@link #parse} knows. */
    public static Set<String> commands() {
        return COMMANDS.keySet();
    }

    /** All commands as they are declared. */
    public static Collection<CommandDeclaration> declarations() {
        return COMMANDS.values();
    }

    private static Map<String, CommandDeclaration> commandsByName() {
        Map<String, CommandDeclaration> commands = new LinkedHashMap<>();
        Stream.of(
                        PersonCommands.ALL,
                        StageCommands.ALL,
                        InviteCommands.ALL,
                        EntityCommands.ALL,
                        MixCommands.ALL,
                        TalkCommands.ALL,
                        SessionCommands.ALL,
                        PlatformCommands.ALL)
                .flatMap(List::stream)
                .forEach(command -> {
                    if (commands.put(command.name(), command) != null) {
                        throw new IllegalStateException("Expected one command but got two of " + command.name());
                    }
                });
        for (EntityKind<?> kind : StageKinds.ALL.all()) {
            for (Verb verb : Verb.values()) {
                kind.permit(verb)
                        .map(permit -> ofVerb(kind, verb, permit))
                        .ifPresent(command -> commands.putIfAbsent(command.name(), command));
            }
        }
        return Collections.unmodifiableMap(commands);
    }

    /** What a kind's own declaration says; where a kind has a command of its own for a verb, that one counts. */
    private static CommandDeclaration ofVerb(EntityKind<?> kind, Verb verb, Permit permit) {
        String name = verb.word() + "-" + kind.noun();
        String answer = verb == Verb.CREATE ? "[null," + kind.noun() + "]" : CommandDeclaration.DONE;
        return CommandDeclaration.of(
                        name,
                        EntityReaders.argument(kind, verb),
                        (Who) permit.right(),
                        payload -> EntityReaders.verb(kind, verb, payload))
                .answering(answer)
                .refusedBy(permit.unknown(), permit.refused());
    }
}
