package org.digitalstage.benchmarks.measure;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.digitalstage.benchmarks.wire.FrameListener;
import org.digitalstage.benchmarks.wire.Packet;

/** One member's socket during the measurement: recognises the changes and sees what is left out. */
final class Seat implements FrameListener {

    private static final byte[] MEMBER_CHANGED = "sm-c\"".getBytes(StandardCharsets.US_ASCII);

    private final StageTraffic stage;
    private final Count count;
    private final int[] lastRound;

    Seat(StageTraffic stage, Count count, int members) {
        this.stage = stage;
        this.count = count;
        this.lastRound = new int[members];
        Arrays.fill(lastRound, -1);
    }

    @Override
    public void frame(ByteBuf bytes, int start, int length, long nanos) {
        int name = Packet.nameIn(bytes, start, length);
        if (name < 0) {
            count.ack(bytes, start, length);
        } else if (Packet.isAt(bytes, name, start + length, MEMBER_CHANGED)) {
            changed(MarkedVolume.in(bytes, name + MEMBER_CHANGED.length, start + length), nanos);
        }
    }

    /** Rounds of one member that have not come although {@code sent} changes were sent in all. */
    long missing(int sent) {
        long missing = 0;
        for (int member = 0; member < lastRound.length; member++) {
            int rounds = (sent - member + lastRound.length - 1) / lastRound.length;
            missing += rounds - 1 - lastRound[member];
        }
        return missing;
    }

    private void changed(int number, long nanos) {
        if (number <= 0) {
            return;
        }
        count.delivered();
        int member = (number - 1) % lastRound.length;
        int round = (number - 1) / lastRound.length;
        if (round <= lastRound[member]) {
            count.disordered();
            return;
        }
        count.merged(round - lastRound[member] - 1);
        lastRound[member] = round;
        stage.arrived(number, nanos);
    }
}
