package org.digitalstage.platform.journal.form;

import java.util.ArrayList;
import java.util.List;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Step;
import org.digitalstage.platform.aggregate.journal.UnknownFormat;

/**
 * An entry as it is written in the journal and sent over the streams, format 1:
 *
 * <pre>
 * _id  "aggregate/seq"
 * f    format, first of all others
 * e    entry id          p  its predecessor's, absent for the first
 * w    writer            t  time
 * s    steps: [{ c command, u actor, d changes, o follow-ups, s source, r reply }]
 *      d [{ t "a" added, "c" changed, "r" removed, "s" said;  k kind, i id, v fields }]
 *      o [{ t target, s and i place of the one before, c command }]
 *      s { a aggregate, s seq, i index }
 * </pre>
 *
 * A value of a field may be sealed: then it is binary, and so is the only field {@code sealed} of a command that is. What is empty is absent. A field, a format or a kind of change that is not listed here is never skipped: {@link UnknownFormat}.
 */
public final class EntryForm {

    private EntryForm() {}

    /** The name of the entry's place in the journal. */
    public static String id(AggregateId aggregate, long seq) {
        return aggregate + "/" + seq;
    }

    public static byte[] write(Entry entry) {
        BsonOut out = new BsonOut();
        int start = out.begin();
        out.string("_id", id(entry.aggregate(), entry.seq()));
        out.int32("f", entry.format());
        out.string("e", entry.entry());
        if (!entry.prev().isEmpty()) {
            out.string("p", entry.prev());
        }
        out.string("w", entry.writer());
        out.int64("t", entry.time());
        int steps = out.beginArray("s");
        for (int i = 0; i < entry.steps().size(); i++) {
            StepForm.write(out, Indexes.of(i), entry.steps().get(i));
        }
        out.end(steps);
        out.end(start);
        return out.bytes();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnknownFormat if a later version wrote it
     */
    public static Entry read(byte[] bytes) {
        BsonIn in = new BsonIn(bytes);
        EntryReader reading = new EntryReader();
        while (in.next()) {
            reading.field(in);
        }
        return reading.entry();
    }

    private static final class EntryReader {
        private String id = "";
        private String entry = "";
        private String prev = "";
        private String writer = "";
        private int format;
        private long time;
        private List<Step> steps = List.of();

        void field(BsonIn in) {
            switch (in.name()) {
                case "_id" -> id = in.string();
                case "f" -> format = known((int) in.whole());
                case "e" -> entry = in.string();
                case "p" -> prev = in.string();
                case "w" -> writer = in.string();
                case "t" -> time = in.whole();
                case "s" -> steps = steps(in);
                default -> throw in.unknown("an entry");
            }
        }

        Entry entry() {
            known(format);
            int slash = id.lastIndexOf('/');
            AggregateId aggregate = AggregateId.parse(id.substring(0, slash));
            long seq = Long.parseLong(id, slash + 1, id.length(), 10);
            return new Entry(aggregate, seq, entry, prev, writer, format, time, steps);
        }

        private static int known(int format) {
            if (format != Entry.FORMAT) {
                throw new UnknownFormat("an entry", "format " + format);
            }
            return format;
        }

        private static List<Step> steps(BsonIn in) {
            List<Step> steps = new ArrayList<>();
            in.enter();
            while (in.next()) {
                steps.add(StepForm.read(in));
            }
            return steps;
        }
    }
}
