package org.digitalstage.platform.wire.frame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** The control frames of WebSocket, encoded like all others so that they never fall into the middle of one. */
public final class ControlFrames {

    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final String HEY = "hey";
    private static final EncodedFrame A_PING = frame(PING, HEY.getBytes(StandardCharsets.US_ASCII));

    private ControlFrames() {}

    /** Asks whether somebody is there, in the word the original server has for it. */
    public static EncodedFrame ping() {
        return A_PING;
    }

    /** The same with a time in it, which comes back with the answer. */
    public static EncodedFrame ping(long nanos) {
        return frame(PING, (HEY + " " + nanos).getBytes(StandardCharsets.US_ASCII));
    }

    /** The time in the answer to {@link #ping(long)}; empty if it has none. */
    public static OptionalLong timeIn(ByteBuf pong) {
        String content = pong.toString(StandardCharsets.US_ASCII);
        try {
            return content.startsWith(HEY + " ")
                    ? OptionalLong.of(Long.parseLong(content.substring(HEY.length() + 1)))
                    : OptionalLong.empty();
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    /** The answer to a PING with this content. */
    public static EncodedFrame pong(ByteBuf content) {
        return frame(PONG, ByteBufUtil.getBytes(content));
    }

    /** The end, with a code. */
    public static EncodedFrame close(int code) {
        return frame(CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
    }

    /** The answer to a close frame with this code, or with none (-1). */
    public static EncodedFrame closeAnswering(int code) {
        return code < 0 ? frame(CLOSE, new byte[0]) : close(code);
    }

    private static EncodedFrame frame(int opcode, byte[] payload) {
        byte[] bytes = new byte[FrameHeader.LONGEST + payload.length];
        System.arraycopy(payload, 0, bytes, FrameHeader.LONGEST, payload.length);
        return new EncodedFrame(new byte[][] {bytes}, opcode);
    }
}
