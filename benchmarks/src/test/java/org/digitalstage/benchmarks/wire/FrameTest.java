package org.digitalstage.benchmarks.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTest {

    private static final String UPGRADED = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";

    @Test
    void aClientsFrameIsReadByAnyServer() {
        for (int length : new int[] {5, 126, 70_000}) {
            EmbeddedChannel server = new EmbeddedChannel(new WebSocket13FrameDecoder(true, false, 100_000));
            server.writeInbound(ClientFrames.binary(UnpooledByteBufAllocator.DEFAULT, "x".repeat(length)));
            BinaryWebSocketFrame frame = server.readInbound();
            assertThat(frame.content().readableBytes()).isEqualTo(length);
        }
    }

    @Test
    void framesOfAllSizesAndPartsAreSeenWholeThoughTheyArriveByteByByte() {
        List<String> seen = new ArrayList<>();
        EmbeddedChannel client = new EmbeddedChannel(socket(seen));
        ByteBuf bytes = Unpooled.buffer();
        bytes.writeCharSequence(UPGRADED, StandardCharsets.US_ASCII);
        frame(bytes, 0x81, "short");
        frame(bytes, 0x81, "m".repeat(300));
        frame(bytes, 0x01, "first ");
        frame(bytes, 0x80, "second");
        frame(bytes, 0x81, "l".repeat(70_000));

        while (bytes.isReadable()) {
            client.writeInbound(bytes.readRetainedSlice(Math.min(bytes.readableBytes(), 1 + seen.size() * 1_000)));
        }

        assertThat(seen).containsExactly("short", "m".repeat(300), "first second", "l".repeat(70_000));
    }

    @Test
    void aPingIsAnsweredWithItsPayload() {
        EmbeddedChannel client = new EmbeddedChannel(socket(new ArrayList<>()));
        client.releaseOutbound();
        ByteBuf bytes = Unpooled.buffer();
        bytes.writeCharSequence(UPGRADED, StandardCharsets.US_ASCII);
        frame(bytes, 0x89, "hey");

        client.writeInbound(bytes);

        assertThat(ByteBufUtil.hexDump(client.<ByteBuf>readOutbound())).isEqualTo("8a8300000000686579");
    }

    @Test
    void aServerThatDoesNotUpgradeIsRefused() {
        StageSocket socket = socket(new ArrayList<>());
        EmbeddedChannel client = new EmbeddedChannel(socket);

        client.writeInbound(Unpooled.copiedBuffer("HTTP/1.1 404 Not Found\r\n\r\n", StandardCharsets.US_ASCII));

        assertThat(socket.opened()).isCompletedExceptionally();
        assertThat(client.isOpen()).isFalse();
    }

    private static StageSocket socket(List<String> seen) {
        return new StageSocket(
                "GET / HTTP/1.1\r\n\r\n",
                (bytes, start, length, _) -> seen.add(bytes.toString(start, length, StandardCharsets.UTF_8)));
    }

    private static void frame(ByteBuf bytes, int first, String text) {
        bytes.writeByte(first);
        if (text.length() < 126) {
            bytes.writeByte(text.length());
        } else if (text.length() < 65_536) {
            bytes.writeByte(126).writeShort(text.length());
        } else {
            bytes.writeByte(127).writeLong(text.length());
        }
        bytes.writeCharSequence(text, StandardCharsets.UTF_8);
    }
}
