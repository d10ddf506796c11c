package org.digitalstage.benchmarks.wire;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Where one of the server's frames lies in the buffer (RFC 6455, section 5.2; a server does not mask). */
record ServerFrame(Kind kind, boolean last, int start, int length) {

    enum Kind {
        TEXT,
        PART,
        PING,
        PONG,
        CLOSE
    }

    static @Nullable ServerFrame next(ByteBuf in) {
        int at = in.readerIndex();
        int there = in.readableBytes();
        if (there < 2) {
            return null;
        }
        int first = in.getByte(at);
        int length = in.getByte(at + 1) & 0x7f;
        int header = length < 126 ? 2 : length == 126 ? 4 : 10;
        if (there < header) {
            return null;
        }
        if (length == 126) {
            length = in.getUnsignedShort(at + 2);
        } else if (length == 127) {
            length = Math.toIntExact(in.getLong(at + 2));
        }
        if (there < header + length) {
            return null;
        }
        boolean last = (first & 0x80) != 0;
        return new ServerFrame(kind(first & 0x0f, last), last, at + header, length);
    }

    int end() {
        return start + length;
    }

    private static Kind kind(int opcode, boolean last) {
        return switch (opcode) {
            case 0 -> Kind.PART;
            case 1, 2 -> last ? Kind.TEXT : Kind.PART;
            case 8 -> Kind.CLOSE;
            case 9 -> Kind.PING;
            case 10 -> Kind.PONG;
            default -> throw new IllegalStateException("Expected a known opcode but got " + opcode);
        };
    }
}
