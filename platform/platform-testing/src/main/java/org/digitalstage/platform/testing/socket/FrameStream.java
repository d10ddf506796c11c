package org.digitalstage.platform.testing.socket;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;

/** WebSocket frames on plain streams (RFC 6455), from the client's side. */
final class FrameStream {

    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    /** One frame as it came. */
    @SuppressWarnings("ArrayRecordComponent") // taken apart at once, never compared
    record RawFrame(boolean last, int opcode, byte[] payload) {}

    private final DataInputStream in;
    private final OutputStream out;
    private final ReentrantLock writing = new ReentrantLock();

    FrameStream(DataInputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    RawFrame read() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        if ((second & 0x80) != 0) {
            throw new AssertionError("Expected the server not to mask its frames");
        }
        int own = second & 0x7F;
        long length = own == 126 ? in.readUnsignedShort() : own == 127 ? in.readLong() : own;
        byte[] payload = new byte[Math.toIntExact(length)];
        in.readFully(payload);
        return new RawFrame((first & 0x80) != 0, first & 0x0F, payload);
    }

    void write(boolean last, int opcode, byte[] payload) throws IOException {
        bytes(encode(last, opcode, payload));
    }

    void bytes(byte[] bytes) throws IOException {
        writing.lock();
        try {
            out.write(bytes);
            out.flush();
        } finally {
            writing.unlock();
        }
    }

    static byte[] encode(boolean last, int opcode, byte[] payload) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + 14);
        DataOutputStream frame = new DataOutputStream(bytes);
        frame.writeByte((last ? 0x80 : 0) | opcode);
        if (payload.length < 126) {
            frame.writeByte(0x80 | payload.length);
        } else if (payload.length < 1 << 16) {
            frame.writeByte(0x80 | 126);
            frame.writeShort(payload.length);
        } else {
            frame.writeByte(0x80 | 127);
            frame.writeLong(payload.length);
        }
        int mask = ThreadLocalRandom.current().nextInt();
        frame.writeInt(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.writeByte(payload[i] ^ (mask >> (24 - 8 * (i % 4))));
        }
        return bytes.toByteArray();
    }
}
