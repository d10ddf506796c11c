package org.digitalstage.benchmarks.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PacketTest {

    @Test
    void theNameIsFoundWhateverTheOrderOfTheKeys() {
        assertThat(nameIn("{\"type\":0,\"data\":[\"sm-c\",{\"_id\":\"1\"}]}")).isEqualTo("sm-c");
        assertThat(nameIn("{\"data\":[\"s-l\",null],\"type\":0}")).isEqualTo("s-l");
    }

    @Test
    void anAcknowledgementHasNoName() {
        assertThat(nameIn("{\"type\":1,\"data\":[null],\"id\":4}")).isEmpty();
        assertThat(nameIn("{\"type\":1,\"data\":[\"No privileges\"],\"id\":4}")).isEmpty();
        assertThat(nameIn("{\"type\":1,\"data\":[],\"id\":4}")).isEmpty();
    }

    private static String nameIn(String packet) {
        ByteBuf bytes = Unpooled.copiedBuffer("xx" + packet, StandardCharsets.UTF_8);
        int name = Packet.nameIn(bytes, 2, packet.length());
        return name < 0
                ? ""
                : bytes.toString(
                        name, bytes.indexOf(name, bytes.writerIndex(), (byte) '"') - name, StandardCharsets.UTF_8);
    }
}
