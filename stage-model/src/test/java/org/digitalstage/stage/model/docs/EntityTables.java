package org.digitalstage.stage.model.docs;

import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Trait;
import org.digitalstage.stage.model.StageKinds;

/** All kinds that clients hear of, with their fields. */
final class EntityTables {

    private EntityTables() {}

    static String text() {
        StringBuilder tables = new StringBuilder();
        StageKinds.ALL.all().stream()
                .filter(kind -> !kind.code().isEmpty())
                .forEach(kind -> tables.append(table(kind)).append('\n'));
        return tables.toString().stripTrailing() + "\n";
    }

    private static String table(EntityKind<?> kind) {
        StringBuilder table = new StringBuilder("### " + kind.noun() + "\n\n");
        table.append("Told to ").append(Words.audience(kind.audience()));
        kind.place().ifPresent(key -> table.append("; `").append(key).append("` of the package"));
        if (kind.most() != Integer.MAX_VALUE) {
            table.append("; at most ").append(kind.most()).append(" in one ").append(kind.aggregate());
        }
        if (kind.isOpen()) {
            table.append("; keeps further fields");
        }
        table.append(".\n\n").append(Words.row("field", "what it may be", "unless given", "said by"));
        table.append("|---|---|---|---|\n");
        kind.fields().values().stream()
                .filter(field -> !field.is(Trait.INTERNAL) || field.alias() != null)
                .forEach(field -> table.append(row(field)));
        return table.toString();
    }

    private static String row(Field<?> field) {
        String alias = field.alias();
        return alias == null
                ? Words.row("`" + field.name() + "`", Words.bounds(field), Words.preset(field), Words.origin(field))
                : Words.row(
                        "`" + alias + "`",
                        "`\"" + field.mask() + "\"` for admins where there is one, else `null`",
                        "",
                        "server");
    }
}
