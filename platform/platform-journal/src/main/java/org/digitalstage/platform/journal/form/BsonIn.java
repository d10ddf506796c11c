package org.digitalstage.platform.journal.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.digitalstage.platform.aggregate.journal.UnknownFormat;

/** Reads one BSON document, element by element: {@link #next()}, then {@link #name()}, then the value, which must be taken. */
final class BsonIn {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private int at;
    private byte type;
    private String name = "";

    BsonIn(byte[] bytes) {
        this.bytes = bytes;
        this.at = 4;
    }

    /** Goes to the next element; false (and past the end) if the document has no more. */
    boolean next() {
        type = bytes[at++];
        if (type == Bson.END) {
            return false;
        }
        int start = at;
        while (bytes[at] != 0) {
            at++;
        }
        name = KnownNames.of(bytes, start, at - start);
        at++;
        return true;
    }

    String name() {
        return name;
    }

    byte type() {
        return type;
    }

    /** Enters the object or array that is the value. */
    void enter() {
        require(type == Bson.OBJECT || type == Bson.ARRAY, "an object");
        at += 4;
    }

    String string() {
        require(type == Bson.STRING, "a string");
        int length = (int) INT.get(bytes, at) - 1;
        String value = new String(bytes, at + 4, length, UTF_8);
        at += length + 5;
        return value;
    }

    /** A string of which there are few different ones. */
    String knownString() {
        require(type == Bson.STRING, "a string");
        int length = (int) INT.get(bytes, at) - 1;
        String value = KnownNames.of(bytes, at + 4, length);
        at += length + 5;
        return value;
    }

    /** A whole number of either size. */
    long whole() {
        require(type == Bson.INT32 || type == Bson.INT64, "a whole number");
        return type == Bson.INT32 ? int32() : int64();
    }

    int int32() {
        int value = (int) INT.get(bytes, at);
        at += 4;
        return value;
    }

    long int64() {
        long value = (long) LONG.get(bytes, at);
        at += 8;
        return value;
    }

    double number() {
        return Double.longBitsToDouble(int64());
    }

    boolean bool() {
        return bytes[at++] != 0;
    }

    byte[] binary() {
        require(type == Bson.BINARY, "binary");
        int length = (int) INT.get(bytes, at);
        byte[] value = Arrays.copyOfRange(bytes, at + 5, at + 5 + length);
        at += 5 + length;
        return value;
    }

    /** Fails if the field was none of those that {@code what} has. */
    void require(boolean known, String what) {
        if (!known) {
            throw unknown(what);
        }
    }

    UnknownFormat unknown(String what) {
        return new UnknownFormat(what, "the field " + name + " of type " + type);
    }
}
