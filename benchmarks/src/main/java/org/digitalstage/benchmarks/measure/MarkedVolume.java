package org.digitalstage.benchmarks.measure;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.digitalstage.benchmarks.wire.Packet;

/**
 * A volume that says which change it is: 1.000123 is number 123. It survives being read and written as a double, stays
 * within the range of a volume, and never takes the form 1.2E-4.
 */
final class MarkedVolume {

    static final int LARGEST = 999_999;
    static final int NONE = -1;

    private static final int DIGITS = 6;
    private static final byte[] VOLUME = "\"volume\":1.".getBytes(StandardCharsets.US_ASCII);

    static String of(int number) {
        return String.format(Locale.ROOT, "1.%06d", number);
    }

    /** The number of the change whose payload lies in {@code [from, end)}, or {@link #NONE}. */
    static int in(ByteBuf bytes, int from, int end) {
        int found = Packet.indexOf(bytes, from, end, VOLUME);
        if (found < 0) {
            return NONE;
        }
        int number = 0;
        int at = found + VOLUME.length;
        for (int digit = 0; digit < DIGITS; digit++) {
            int value = at < end ? bytes.getByte(at) - '0' : NONE;
            boolean written = value >= 0 && value <= 9;
            number = number * 10 + (written ? value : 0);
            at += written ? 1 : 0;
        }
        return number;
    }

    private MarkedVolume() {}
}
