package org.digitalstage.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FrameLimitTest {
    private final FrameLimit limit = new FrameLimit(1000);

    @Test
    void framesOfTheLimitPassHoweverTheyAreCut() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        ByteBuf wire = Unpooled.buffer();
        for (int i = 0; i < 500; i++) {
            wire.writeBytes(frame(2, true, random.nextInt(1001), random.nextBoolean()));
        }
        while (wire.isReadable()) {
            int length = Math.min(wire.readableBytes(), 1 + random.nextInt(700));
            assertThat(limit.passing(wire.readSlice(length))).as("seed " + seed).isEqualTo(length);
        }
    }

    @Test
    void bytesBeforeTheFrameThatIsTooLongMayPass() {
        ByteBuf wire = Unpooled.wrappedBuffer(frame(2, true, 100, true), frame(2, true, 1001, true));
        assertThat(limit.passing(wire)).isEqualTo(106);
    }

    @Test
    void theLengthAloneIsEnoughToRefuse() {
        ByteBuf header = frame(2, true, 70_000, true).readSlice(14);
        assertThat(limit.passing(header.readSlice(13))).isEqualTo(13);
        assertThat(limit.passing(header.readSlice(1))).isZero();
    }

    @Test
    void aLengthBeyondAllNumbersIsRefused() {
        ByteBuf header =
                Unpooled.buffer().writeByte(0x82).writeByte(0xff).writeLong(-1).writeInt(0);
        assertThat(limit.passing(header)).isZero();
    }

    @Test
    void fragmentsCountTogetherAndControlFramesBetweenThemDoNot() {
        assertThat(limit.passing(frame(2, false, 600, true))).isEqualTo(608);
        assertThat(limit.passing(frame(9, true, 100, true))).isEqualTo(106);
        assertThat(limit.passing(frame(0, false, 400, true))).isEqualTo(408);
        assertThat(limit.passing(frame(0, true, 1, true))).isZero();
    }

    @Test
    void aNewMessageCountsFromZero() {
        for (int i = 0; i < 5; i++) {
            assertThat(limit.passing(frame(1, true, 900, true))).isEqualTo(908);
        }
    }

    @Test
    void aControlFrameLongerThanAllowedIsRefused() {
        assertThat(limit.passing(frame(9, true, 126, true))).isZero();
    }

    @Test
    void onlyMessagesCountAsSpeaking() {
        limit.passing(frame(10, true, 3, true));
        assertThat(limit.spoken()).isFalse();
        limit.passing(frame(2, true, 3, true));
        assertThat(limit.spoken()).isTrue();
    }

    private static ByteBuf frame(int opcode, boolean last, int length, boolean masked) {
        ByteBuf frame = Unpooled.buffer().writeByte((last ? 0x80 : 0) | opcode);
        int mask = masked ? 0x80 : 0;
        if (length < 126) {
            frame.writeByte(mask | length);
        } else if (length < 65_536) {
            frame.writeByte(mask | 126).writeShort(length);
        } else {
            frame.writeByte(mask | 127).writeLong(length);
        }
        return frame.writeZero(masked ? 4 : 0).writeZero(length);
    }
}
