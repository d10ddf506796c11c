package org.digitalstage.platform.journal.form;

import java.util.ArrayList;
import java.util.List;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.journal.FollowUp;
import org.digitalstage.platform.aggregate.journal.Source;
import org.digitalstage.platform.aggregate.journal.Step;

/** One step of an entry; see {@link EntryForm} for the names. */
final class StepForm {

    private StepForm() {}

    static void write(BsonOut out, String name, Step step) {
        int start = out.beginObject(name);
        out.string("c", step.command());
        if (!step.actor().isEmpty()) {
            out.string("u", step.actor());
        }
        writeChanges(out, step.changes());
        writeFollowUps(out, step.followUps());
        Source source = step.source();
        if (source != null) {
            SourceForm.write(out, "s", source);
        }
        if (step.reply() != null) {
            Values.write(out, "r", step.reply());
        }
        out.end(start);
    }

    private static void writeChanges(BsonOut out, List<Change> changes) {
        if (!changes.isEmpty()) {
            int start = out.beginArray("d");
            for (int i = 0; i < changes.size(); i++) {
                ChangeForm.write(out, Indexes.of(i), changes.get(i));
            }
            out.end(start);
        }
    }

    private static void writeFollowUps(BsonOut out, List<FollowUp> followUps) {
        if (!followUps.isEmpty()) {
            int start = out.beginArray("o");
            for (int i = 0; i < followUps.size(); i++) {
                FollowUpForm.write(out, Indexes.of(i), followUps.get(i));
            }
            out.end(start);
        }
    }

    static Step read(BsonIn in) {
        String command = "";
        String actor = "";
        List<Change> changes = List.of();
        List<FollowUp> followUps = List.of();
        Source source = null;
        Object reply = null;
        in.enter();
        while (in.next()) {
            switch (in.name()) {
                case "c" -> command = in.string();
                case "u" -> actor = in.string();
                case "d" -> changes = readChanges(in);
                case "o" -> followUps = FollowUpForm.readAll(in);
                case "s" -> source = SourceForm.read(in);
                case "r" -> reply = Values.read(in);
                default -> throw in.unknown("a step");
            }
        }
        return new Step(command, actor, changes, followUps, source, reply);
    }

    private static List<Change> readChanges(BsonIn in) {
        List<Change> changes = new ArrayList<>();
        in.enter();
        while (in.next()) {
            changes.add(ChangeForm.read(in));
        }
        return changes;
    }
}
