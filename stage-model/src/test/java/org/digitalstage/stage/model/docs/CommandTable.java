package org.digitalstage.stage.model.docs;

import java.util.stream.Collectors;
import org.digitalstage.stage.model.protocol.CommandDeclaration;
import org.digitalstage.stage.model.protocol.Protocol;

/** All commands of clients. */
final class CommandTable {

    private CommandTable() {}

    static String text() {
        StringBuilder table = new StringBuilder();
        table.append(Words.row("command", "argument", "who", "answer", "refused with"));
        table.append("|---|---|---|---|---|\n");
        Protocol.declarations().forEach(command -> table.append(row(command)));
        return table.toString();
    }

    private static String row(CommandDeclaration command) {
        String refusals = command.refusals().stream()
                .filter(sentence -> !sentence.isEmpty())
                .distinct()
                .map(sentence -> "`" + sentence + "`")
                .collect(Collectors.joining(", "));
        return Words.row(
                "`" + command.name() + "`",
                Words.argument(command.argument()),
                command.who().words(),
                command.answer().equals("[null]") ? "" : "`" + command.answer() + "`",
                refusals);
    }
}
