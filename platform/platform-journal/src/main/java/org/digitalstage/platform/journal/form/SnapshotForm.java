package org.digitalstage.platform.journal.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.Snapshot;
import org.digitalstage.platform.aggregate.journal.UnknownFormat;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot's content as it is stored, format 1:
 *
 * <pre>
 * f  format     a  aggregate    s  seq    e  entry id    n  next running number
 * k  kinds, in order:    { kind: { id: fields } }
 * c  carried out:        { aggregate: { s seq, i index } }
 * o  sent:               { aggregate: { s seq, i index } }
 * r  answered commands:  { command: time }
 * </pre>
 */
public final class SnapshotForm {

    private static final int FORMAT = 1;

    private SnapshotForm() {}

    public static byte[] write(Snapshot snapshot) {
        State state = snapshot.state();
        BsonOut out = new BsonOut();
        int start = out.begin();
        out.int32("f", FORMAT);
        out.string("a", state.aggregate().toString());
        out.int64("s", state.seq());
        out.string("e", state.entry());
        out.int64("n", state.nextNumber());
        writeKinds(out, state.kinds());
        writePlaces(out, "c", state.carriedOut());
        writePlaces(out, "o", state.sent());
        int answered = out.beginObject("r");
        snapshot.answered().forEach((command, time) -> out.int64(Names.written(command), time));
        out.end(answered);
        out.end(start);
        return out.bytes();
    }

    private static void writeKinds(BsonOut out, Map<String, Map<Id<?>, Entity>> kinds) {
        int start = out.beginObject("k");
        kinds.forEach((kind, entities) -> {
            int of = out.beginObject(Names.written(kind));
            entities.forEach((id, entity) -> Values.object(out, id.hex(), entity.fields()));
            out.end(of);
        });
        out.end(start);
    }

    private static void writePlaces(BsonOut out, String name, Map<AggregateId, Place> places) {
        int start = out.beginObject(name);
        places.forEach((aggregate, place) -> {
            int of = out.beginObject(Names.written(aggregate.toString()));
            out.int64("s", place.seq());
            out.int32("i", place.index());
            out.end(of);
        });
        out.end(start);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnknownFormat if a later version wrote it
     */
    public static Snapshot read(byte[] bytes) {
        BsonIn in = new BsonIn(bytes);
        Reading reading = new Reading();
        while (in.next()) {
            reading.field(in);
        }
        return reading.snapshot();
    }

    private static final class Reading {
        private String aggregate = "";
        private long seq;
        private String entry = "";
        private long nextNumber;
        private final Map<String, Map<Id<?>, Entity>> kinds = new LinkedHashMap<>();
        private final Map<AggregateId, Place> carriedOut = new LinkedHashMap<>();
        private final Map<AggregateId, Place> sent = new LinkedHashMap<>();
        private final Map<String, Long> answered = new LinkedHashMap<>();

        void field(BsonIn in) {
            switch (in.name()) {
                case "f" -> known((int) in.whole());
                case "a" -> aggregate = in.string();
                case "s" -> seq = in.whole();
                case "e" -> entry = in.string();
                case "n" -> nextNumber = in.whole();
                case "k" -> kinds(in);
                case "c" -> places(in, carriedOut);
                case "o" -> places(in, sent);
                case "r" -> answered(in);
                default -> throw in.unknown("a snapshot");
            }
        }

        Snapshot snapshot() {
            State state = new State(
                    AggregateId.parse(aggregate),
                    seq,
                    entry,
                    nextNumber,
                    Collections.unmodifiableMap(kinds),
                    Collections.unmodifiableMap(carriedOut),
                    Collections.unmodifiableMap(sent));
            return new Snapshot(state, answered);
        }

        private static void known(int format) {
            if (format != FORMAT) {
                throw new UnknownFormat("a snapshot", "format " + format);
            }
        }

        private void kinds(BsonIn in) {
            in.enter();
            while (in.next()) {
                String kind = Names.read(in.name());
                kinds.put(kind, entities(kind, in));
            }
        }

        @SuppressWarnings(
                "NullAway") // javac writes no type annotations of a compact constructor's parameters into class files
        private static Map<Id<?>, Entity> entities(String kind, BsonIn in) {
            Map<Id<?>, Entity> entities = new LinkedHashMap<>();
            in.enter();
            while (in.next()) {
                Id<?> id = new Id<>(in.name());
                Map<String, @Nullable Object> fields = Values.object(in);
                entities.put(id, new Entity(kind, id, fields));
            }
            return entities;
        }

        private static void places(BsonIn in, Map<AggregateId, Place> places) {
            in.enter();
            while (in.next()) {
                places.put(AggregateId.parse(Names.read(in.name())), place(in));
            }
        }

        private static Place place(BsonIn in) {
            long seq = 0;
            int index = 0;
            in.enter();
            while (in.next()) {
                switch (in.name()) {
                    case "s" -> seq = in.whole();
                    case "i" -> index = (int) in.whole();
                    default -> throw in.unknown("a place");
                }
            }
            return new Place(seq, index);
        }

        private void answered(BsonIn in) {
            in.enter();
            while (in.next()) {
                answered.put(Names.read(in.name()), in.whole());
            }
        }
    }
}
