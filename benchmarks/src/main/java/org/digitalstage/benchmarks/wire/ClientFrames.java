package org.digitalstage.benchmarks.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;

/** Frames as a client must send them; masked with zero, which is a mask like any other and costs nothing. */
final class ClientFrames {

    private static final int BINARY = 0x82;
    private static final int PONG = 0x8a;
    private static final int MASKED = 0x80;
    private static final int LARGEST_HEADER = 14;

    static ByteBuf binary(ByteBufAllocator allocator, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return header(allocator, BINARY, bytes.length).writeBytes(bytes);
    }

    static ByteBuf pong(ByteBufAllocator allocator, ByteBuf in, ServerFrame ping) {
        return header(allocator, PONG, ping.length()).writeBytes(in, ping.start(), ping.length());
    }

    private static ByteBuf header(ByteBufAllocator allocator, int first, int length) {
        ByteBuf frame = allocator.buffer(LARGEST_HEADER + length).writeByte(first);
        if (length < 126) {
            frame.writeByte(MASKED | length);
        } else if (length < 65_536) {
            frame.writeByte(MASKED | 126).writeShort(length);
        } else {
            frame.writeByte(MASKED | 127).writeLong(length);
        }
        return frame.writeInt(0);
    }

    private ClientFrames() {}
}
