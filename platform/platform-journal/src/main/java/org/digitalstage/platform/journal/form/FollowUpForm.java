package org.digitalstage.platform.journal.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.FollowUp;
import org.digitalstage.platform.aggregate.journal.Place;
import org.jspecify.annotations.Nullable;

/** The follow-ups of a step; see {@link EntryForm} for the names. */
final class FollowUpForm {

    private FollowUpForm() {}

    static void write(BsonOut out, String name, FollowUp followUp) {
        int start = out.beginObject(name);
        out.string("t", followUp.target().toString());
        if (!followUp.after().equals(Place.NONE)) {
            PlaceForm.write(out, followUp.after());
        }
        Values.object(out, "c", followUp.command());
        out.end(start);
    }

    static List<FollowUp> readAll(BsonIn in) {
        List<FollowUp> followUps = new ArrayList<>();
        in.enter();
        while (in.next()) {
            followUps.add(read(in));
        }
        return followUps;
    }

    private static FollowUp read(BsonIn in) {
        String target = "";
        PlaceForm.PlaceReader after = new PlaceForm.PlaceReader();
        Map<String, @Nullable Object> command = new LinkedHashMap<>();
        in.enter();
        while (in.next()) {
            switch (in.name()) {
                case "t" -> target = in.string();
                case "c" -> command = Values.object(in);
                default -> in.require(after.field(in), "a follow-up");
            }
        }
        return new FollowUp(AggregateId.parse(target), after.place(), command);
    }
}
