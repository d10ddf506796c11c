package org.digitalstage.platform.wire.frame;

/** The header of an unmasked, unfragmented WebSocket frame (RFC 6455, 5.2). */
final class FrameHeader {

    /** Room for the longest header. */
    static final int LONGEST = 10;

    /** The opcode of a text message. */
    static final int TEXT = 0x1;

    private static final int FINAL = 0x80;
    private static final int LARGEST_OWN_LENGTH = 125;
    private static final int LARGEST_SHORT = 0xFFFF;

    private FrameHeader() {}

    /** Writes the header so that it ends where the first {@link #LONGEST} bytes end; gives the place where it begins. */
    static int write(int opcode, int payload, byte[] into) {
        int lengthBytes = payload <= LARGEST_OWN_LENGTH ? 0 : payload <= LARGEST_SHORT ? 2 : 8;
        int start = LONGEST - 2 - lengthBytes;
        into[start] = (byte) (FINAL | opcode);
        into[start + 1] = (byte) (lengthBytes == 0 ? payload : lengthBytes == 2 ? 126 : 127);
        for (int i = 0; i < lengthBytes; i++) {
            into[LONGEST - 1 - i] = (byte) ((long) payload >> (8 * i));
        }
        return start;
    }
}
