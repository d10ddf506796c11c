package org.digitalstage.platform.journal.form;

import org.jspecify.annotations.Nullable;

/** One JSON value as bytes: a document with the field {@code v}. */
public final class ValueForm {

    private ValueForm() {}

    public static byte[] write(@Nullable Object value) {
        BsonOut out = new BsonOut();
        int start = out.begin();
        Values.write(out, "v", value);
        out.end(start);
        return out.bytes();
    }

    /** Reads what {@link #write} wrote. */
    public static @Nullable Object read(byte[] bytes) {
        BsonIn in = new BsonIn(bytes);
        in.require(in.next(), "a value");
        return Values.read(in);
    }
}
