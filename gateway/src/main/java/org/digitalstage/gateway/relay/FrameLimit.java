package org.digitalstage.gateway.relay;

import io.netty.buffer.ByteBuf;

/** Follows the frame headers of one sender, however they are cut into buffers, and finds a message that is too long. */
final class FrameLimit {
    private static final int LONGEST_HEADER = 14;
    private static final int MOST_OF_CONTROL = 125;

    private final long limit;
    private final byte[] header = new byte[LONGEST_HEADER];
    private int known;
    private long payloadLeft;
    private long message;
    private boolean spoken;

    FrameLimit(long limit) {
        this.limit = limit;
    }

    /** Whether any message (not only control frames) has begun. */
    boolean spoken() {
        return spoken;
    }

    /** How many of the readable bytes may pass: all, or those before the frame that breaks the limit. */
    int passing(ByteBuf bytes) {
        int start = bytes.readerIndex();
        int end = bytes.writerIndex();
        int frame = start;
        int at = start;
        while (at < end) {
            if (payloadLeft > 0) {
                int skipped = (int) Math.min(payloadLeft, end - at);
                payloadLeft -= skipped;
                at += skipped;
                frame = at;
            } else {
                header[known++] = bytes.getByte(at++);
                if (known >= 2 && known == headerLength()) {
                    if (!begins()) {
                        return frame - start;
                    }
                    known = 0;
                    frame = at;
                }
            }
        }
        return end - start;
    }

    private int headerLength() {
        int length = switch (header[1] & 0x7f) {
            case 126 -> 4;
            case 127 -> 10;
            default -> 2;
        };
        return (header[1] & 0x80) == 0 ? length : length + 4;
    }

    private boolean begins() {
        payloadLeft = payloadLength();
        int opcode = header[0] & 0x0f;
        if (opcode >= 8) {
            return payloadLeft >= 0 && payloadLeft <= MOST_OF_CONTROL;
        }
        spoken = true;
        message = opcode == 0 ? message + payloadLeft : payloadLeft;
        return payloadLeft >= 0 && payloadLeft <= limit && message <= limit;
    }

    private long payloadLength() {
        int first = header[1] & 0x7f;
        int bytes = first == 126 ? 2 : first == 127 ? 8 : 0;
        long length = bytes == 0 ? first : 0;
        for (int i = 0; i < bytes; i++) {
            length = (length << 8) | (header[2 + i] & 0xff);
        }
        return length;
    }
}
