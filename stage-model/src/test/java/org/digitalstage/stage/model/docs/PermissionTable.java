package org.digitalstage.stage.model.docs;

import java.util.ArrayList;
import java.util.List;
import org.digitalstage.stage.model.Role;
import org.digitalstage.stage.model.protocol.CommandDeclaration;
import org.digitalstage.stage.model.protocol.Protocol;

/** Which command is for whom. */
final class PermissionTable {

    private PermissionTable() {}

    static String text() {
        StringBuilder table = new StringBuilder();
        List<String> head = new ArrayList<>(List.of("command"));
        for (Role role : Role.values()) {
            head.add(role.words());
        }
        table.append(Words.row(head.toArray(String[]::new)));
        table.append("|---|").append(":-:|".repeat(Role.values().length)).append('\n');
        Protocol.declarations().forEach(command -> table.append(row(command)));
        return table.toString();
    }

    private static String row(CommandDeclaration command) {
        List<String> cells = new ArrayList<>(List.of("`" + command.name() + "`"));
        for (Role role : Role.values()) {
            cells.add(command.who().roles().contains(role) ? "yes" : "");
        }
        return Words.row(cells.toArray(String[]::new));
    }
}
