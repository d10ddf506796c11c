package org.digitalstage.platform.journal.form;

import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.journal.UnknownFormat;
import org.jspecify.annotations.Nullable;

/** One change of a step; see {@link EntryForm} for the names. */
final class ChangeForm {

    private static final String ADDED = "a";
    private static final String CHANGED = "c";
    private static final String REMOVED = "r";
    private static final String SAID = "s";

    private ChangeForm() {}

    static void write(BsonOut out, String name, Change change) {
        int start = out.beginObject(name);
        switch (change) {
            case Change.Added added -> write(out, ADDED, added.kind(), added.id(), added.fields());
            case Change.Changed changed -> write(out, CHANGED, changed.kind(), changed.id(), changed.fields());
            case Change.Removed removed -> write(out, REMOVED, removed.kind(), removed.id(), null);
            case Change.Said said -> write(out, SAID, said.kind(), null, said.fields());
        }
        out.end(start);
    }

    private static void write(
            BsonOut out, String type, String kind, @Nullable Id<?> id, @Nullable Map<String, @Nullable Object> fields) {
        out.string("t", type);
        out.string("k", kind);
        if (id != null) {
            out.string("i", id.hex());
        }
        if (fields != null) {
            Values.object(out, "v", fields);
        }
    }

    static Change read(BsonIn in) {
        String type = "";
        String kind = "";
        String id = "";
        Map<String, @Nullable Object> fields = Map.of();
        in.enter();
        while (in.next()) {
            switch (in.name()) {
                case "t" -> type = in.knownString();
                case "k" -> kind = in.knownString();
                case "i" -> id = in.string();
                case "v" -> fields = Values.object(in);
                default -> throw in.unknown("a change");
            }
        }
        return change(type, kind, id, fields);
    }

    private static Change change(String type, String kind, String id, Map<String, @Nullable Object> fields) {
        return switch (type) {
            case ADDED -> new Change.Added(kind, new Id<>(id), fields);
            case CHANGED -> new Change.Changed(kind, new Id<>(id), fields);
            case REMOVED -> new Change.Removed(kind, new Id<>(id));
            case SAID -> new Change.Said(kind, fields);
            default -> throw new UnknownFormat("a change", "type " + type);
        };
    }
}
