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
        KindsForm.write(out, "k", state.kinds());
        PlaceForm.writeAll(out, "c", state.carriedOut());
        PlaceForm.writeAll(out, "o", state.sent());
        int answered = out.beginObject("r");
        snapshot.answered().forEach((command, time) -> out.int64(Names.written(command), time));
        out.end(answered);
        out.end(start);
        return out.bytes();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnknownFormat if a later version wrote it
     */
    public static Snapshot read(byte[] bytes) {
        BsonIn in = new BsonIn(bytes);
        SnapshotReader reading = new SnapshotReader();
        while (in.next()) {
            reading.field(in);
        }
        return reading.snapshot();
    }

    private static final class SnapshotReader {
        private String aggregate = "";
        private long seq;
        private String entry = "";
        private long nextNumber;
        private Map<String, Map<Id<?>, Entity>> kinds = Map.of();
        private Map<AggregateId, Place> carriedOut = Map.of();
        private Map<AggregateId, Place> sent = Map.of();
        private final Map<String, Long> answered = new LinkedHashMap<>();

        void field(BsonIn in) {
            switch (in.name()) {
                case "f" -> known((int) in.whole());
                case "a" -> aggregate = in.string();
                case "s" -> seq = in.whole();
                case "e" -> entry = in.string();
                case "n" -> nextNumber = in.whole();
                case "k" -> kinds = KindsForm.read(in);
                case "c" -> carriedOut = PlaceForm.readAll(in);
                case "o" -> sent = PlaceForm.readAll(in);
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

        private void answered(BsonIn in) {
            in.enter();
            while (in.next()) {
                answered.put(Names.read(in.name()), in.whole());
            }
        }
    }
}
