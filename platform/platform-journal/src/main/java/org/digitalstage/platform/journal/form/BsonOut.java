package org.digitalstage.platform.journal.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes one BSON document. Made for small documents by the hundred thousand: no objects but the buffer. */
final class BsonOut {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[512];
    private int size;

    /** Begins a document (or array) that has no name: the outermost one. The answer goes to {@link #end}. */
    int begin() {
        int start = size;
        room(4);
        size += 4;
        return start;
    }

    int beginObject(String name) {
        element(Bson.OBJECT, name);
        return begin();
    }

    int beginArray(String name) {
        element(Bson.ARRAY, name);
        return begin();
    }

    void end(int start) {
        room(1);
        bytes[size++] = 0;
        INT.set(bytes, start, size - start);
    }

    void string(String name, String value) {
        element(Bson.STRING, name);
        byte[] utf8 = value.getBytes(UTF_8);
        int32(utf8.length + 1);
        raw(utf8);
        bytes[size++] = 0;
    }

    void int32(String name, int value) {
        element(Bson.INT32, name);
        int32(value);
    }

    void int64(String name, long value) {
        element(Bson.INT64, name);
        int64(value);
    }

    void number(String name, double value) {
        element(Bson.DOUBLE, name);
        int64(Double.doubleToRawLongBits(value));
    }

    void bool(String name, boolean value) {
        element(Bson.BOOLEAN, name);
        room(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    void nothing(String name) {
        element(Bson.NULL, name);
    }

    void binary(String name, byte[] value) {
        element(Bson.BINARY, name);
        int32(value.length);
        room(1);
        bytes[size++] = 0;
        raw(value);
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void element(byte type, String name) {
        int length = name.length();
        room(length * 3 + 2);
        bytes[size++] = type;
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            if (c >= 0x80 || c == 0) {
                raw(name.substring(i).getBytes(UTF_8));
                break;
            }
            bytes[size++] = (byte) c;
        }
        bytes[size++] = 0;
    }

    private void int32(int value) {
        room(4);
        INT.set(bytes, size, value);
        size += 4;
    }

    private void int64(long value) {
        room(8);
        LONG.set(bytes, size, value);
        size += 8;
    }

    private void raw(byte[] value) {
        room(value.length + 1);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
