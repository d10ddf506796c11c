package org.digitalstage.platform.journal.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.journal.FollowUp;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.Source;
import org.digitalstage.platform.aggregate.journal.Step;
import org.jspecify.annotations.Nullable;

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
            int from = out.beginObject("s");
            out.string("a", source.aggregate().toString());
            writePlace(out, source.place());
            out.end(from);
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
                writeFollowUp(out, Indexes.of(i), followUps.get(i));
            }
            out.end(start);
        }
    }

    private static void writeFollowUp(BsonOut out, String name, FollowUp followUp) {
        int start = out.beginObject(name);
        out.string("t", followUp.target().toString());
        if (!followUp.after().equals(Place.NONE)) {
            writePlace(out, followUp.after());
        }
        Values.object(out, "c", followUp.command());
        out.end(start);
    }

    private static void writePlace(BsonOut out, Place place) {
        out.int64("s", place.seq());
        out.int32("i", place.index());
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
                case "o" -> followUps = readFollowUps(in);
                case "s" -> source = readSource(in);
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

    private static List<FollowUp> readFollowUps(BsonIn in) {
        List<FollowUp> followUps = new ArrayList<>();
        in.enter();
        while (in.next()) {
            followUps.add(readFollowUp(in));
        }
        return followUps;
    }

    private static FollowUp readFollowUp(BsonIn in) {
        String target = "";
        long seq = 0;
        int index = 0;
        Map<String, @Nullable Object> command = new LinkedHashMap<>();
        in.enter();
        while (in.next()) {
            switch (in.name()) {
                case "t" -> target = in.string();
                case "s" -> seq = in.whole();
                case "i" -> index = (int) in.whole();
                case "c" -> command = Values.object(in);
                default -> throw in.unknown("a follow-up");
            }
        }
        return new FollowUp(AggregateId.parse(target), new Place(seq, index), command);
    }

    private static Source readSource(BsonIn in) {
        String aggregate = "";
        long seq = 0;
        int index = 0;
        in.enter();
        while (in.next()) {
            switch (in.name()) {
                case "a" -> aggregate = in.string();
                case "s" -> seq = in.whole();
                case "i" -> index = (int) in.whole();
                default -> throw in.unknown("a source");
            }
        }
        return new Source(AggregateId.parse(aggregate), new Place(seq, index));
    }
}
