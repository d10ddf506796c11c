package org.digitalstage.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MarkedVolumeTest {

    @Test
    void aNumberComesBackHoweverTheServerWritesTheVolume() {
        for (int number : new int[] {1, 9, 10, 120_000, 123_456, 500_000, MarkedVolume.LARGEST}) {
            String sent = MarkedVolume.of(number);
            assertThat(read(sent)).isEqualTo(number);
            assertThat(read(Double.toString(Double.parseDouble(sent)))).isEqualTo(number);
        }
    }

    @Test
    void anotherVolumeIsNoNumber() {
        assertThat(read("0.5")).isEqualTo(MarkedVolume.NONE);
        assertThat(read("1")).isEqualTo(MarkedVolume.NONE);
        assertThat(read("1.0")).isZero();
    }

    private static int read(String volume) {
        ByteBuf bytes = Unpooled.copiedBuffer(
                "{\"type\":0,\"data\":[\"sm-c\",{\"volume\":" + volume + ",\"_id\":\"99\"}]}", StandardCharsets.UTF_8);
        return MarkedVolume.in(bytes, 0, bytes.readableBytes());
    }
}
