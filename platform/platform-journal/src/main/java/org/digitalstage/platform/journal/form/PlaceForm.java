package org.digitalstage.platform.journal.form;

import java.util.LinkedHashMap;
import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Place;

/** A place as {@code s} seq and {@code i} index, alone or by aggregate. */
final class PlaceForm {

    private PlaceForm() {}

    /** The two fields of a place, in an object that is already begun. */
    static void write(BsonOut out, Place place) {
        out.int64("s", place.seq());
        out.int32("i", place.index());
    }

    static void writeAll(BsonOut out, String name, Map<AggregateId, Place> places) {
        int start = out.beginObject(name);
        places.forEach((aggregate, place) -> {
            int of = out.beginObject(Names.written(aggregate.toString()));
            write(out, place);
            out.end(of);
        });
        out.end(start);
    }

    static Map<AggregateId, Place> readAll(BsonIn in) {
        Map<AggregateId, Place> places = new LinkedHashMap<>();
        in.enter();
        while (in.next()) {
            places.put(AggregateId.parse(Names.read(in.name())), read(in));
        }
        return places;
    }

    private static Place read(BsonIn in) {
        PlaceReader reading = new PlaceReader();
        in.enter();
        while (in.next()) {
            in.require(reading.field(in), "a place");
        }
        return reading.place();
    }

    /** A place among other fields. */
    static final class PlaceReader {
        private long seq;
        private int index;

        /** Takes the field if it belongs to a place. */
        boolean field(BsonIn in) {
            switch (in.name()) {
                case "s" -> seq = in.whole();
                case "i" -> index = (int) in.whole();
                default -> {
                    return false;
                }
            }
            return true;
        }

        Place place() {
            return new Place(seq, index);
        }
    }
}
