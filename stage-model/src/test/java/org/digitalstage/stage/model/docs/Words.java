package org.digitalstage.stage.model.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.digitalstage.platform.aggregate.kind.Audience;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Trait;
import org.digitalstage.stage.model.Audiences;
import org.digitalstage.stage.model.protocol.Argument;
import org.digitalstage.stage.model.protocol.CanonicalJson;

/** How the documents put what is declared. */
final class Words {

    private static final Map<Audience, String> AUDIENCES = Map.of(
            Audiences.OWN, "own sockets",
            Audiences.LISTED, "admins and members",
            Audiences.INSIDE, "who is inside",
            Audiences.ADMINS, "admins",
            Audiences.DESK, "admins who are inside");

    private Words() {}

    static String audience(Audience audience) {
        return AUDIENCES.get(audience);
    }

    /** For example {@code {stageId, name?}}; the fields of a kind are named by the kind. */
    static String argument(Argument argument) {
        return switch (argument) {
            case Argument.Nothing _ -> "none or `null`";
            case Argument.One one -> one.field().bounds().describe();
            case Argument.Fields fields -> "`{" + names(fields) + "}`";
        };
    }

    private static String names(Argument.Fields fields) {
        List<String> names = new ArrayList<>();
        fields.needed().forEach(field -> names.add(field.name()));
        fields.optional().forEach(field -> names.add(field.name() + "?"));
        fields.kind().ifPresent(kind -> names.add(kind.noun() + "..."));
        return String.join(", ", names);
    }

    /** What a field may be, and what it is where nothing was given. */
    static String bounds(Field<?> field) {
        String nullable = field.is(Trait.NULLABLE) || field.is(Trait.OPTIONAL) ? " or `null`" : "";
        return field.bounds().describe() + nullable;
    }

    static String preset(Field<?> field) {
        if (field.preset() != null) {
            return "`" + CanonicalJson.write(field.preset()) + "`";
        }
        return field.is(Trait.NULLABLE) ? "`null`" : "";
    }

    /** Who says it. */
    static String origin(Field<?> field) {
        if (field.is(Trait.WRITABLE)) {
            return "clients";
        }
        return field.is(Trait.ON_CREATION) ? "clients, once" : "server";
    }

    static String row(String... cells) {
        return java.util.stream.Stream.of(cells)
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
