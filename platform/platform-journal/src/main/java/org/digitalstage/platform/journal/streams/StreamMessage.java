package org.digitalstage.platform.journal.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.journal.form.EntryForm;

/**
 * An entry as it is told: fields {@code a} aggregate, {@code n} number, {@code w} writer and {@code e} the entry as it is in the journal, so that what
 * nobody needs is skipped unparsed.
 */
record StreamMessage(Map<String, byte[]> fields) {

    static StreamFields of(Entry entry) {
        return new StreamFields()
                .with("a", entry.aggregate().toString())
                .with("n", Long.toString(entry.seq()))
                .with("w", entry.writer())
                .with("e", EntryForm.write(entry));
    }

    AggregateId aggregate() {
        return AggregateId.parse(text("a"));
    }

    long seq() {
        return Long.parseLong(text("n"));
    }

    String writer() {
        return text("w");
    }

    Entry entry() {
        return EntryForm.read(field("e"));
    }

    private String text(String name) {
        return new String(field(name), UTF_8);
    }

    private byte[] field(String name) {
        byte[] value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Expected a field " + name + " but got " + fields.keySet());
        }
        return value;
    }
}
