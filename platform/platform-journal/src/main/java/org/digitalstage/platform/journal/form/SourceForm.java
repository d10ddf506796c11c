package org.digitalstage.platform.journal.form;

import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Source;

/** Which follow-up a step carries out; see {@link EntryForm} for the names. */
final class SourceForm {

    private SourceForm() {}

    static void write(BsonOut out, String name, Source source) {
        int start = out.beginObject(name);
        out.string("a", source.aggregate().toString());
        PlaceForm.write(out, source.place());
        out.end(start);
    }

    static Source read(BsonIn in) {
        String aggregate = "";
        PlaceForm.PlaceReader place = new PlaceForm.PlaceReader();
        in.enter();
        while (in.next()) {
            if (in.name().equals("a")) {
                aggregate = in.string();
            } else {
                in.require(place.field(in), "a source");
            }
        }
        return new Source(AggregateId.parse(aggregate), place.place());
    }
}
