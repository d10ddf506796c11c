package org.digitalstage.platform.wire.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EncodedFrameTest {

    @Test
    void framesAreWrittenAsTheOriginalServerWritesThem() {
        assertThat(EncodedFrame.event("ready").json()).isEqualTo("{\"type\":0,\"data\":[\"ready\"]}");
        assertThat(EncodedFrame.event("s-l", (Object) null).json()).isEqualTo("{\"type\":0,\"data\":[\"s-l\",null]}");
        assertThat(EncodedFrame.ack(1, null, Map.of("_id", "x")).json())
                .isEqualTo("{\"type\":1,\"data\":[null,{\"_id\":\"x\"}],\"id\":1}");
        assertThat(EncodedFrame.ack(2).json()).isEqualTo("{\"type\":1,\"data\":[],\"id\":2}");
        assertThat(EncodedFrame.ack(3, "No privileges").json())
                .isEqualTo("{\"type\":1,\"data\":[\"No privileges\"],\"id\":3}");
    }

    @Test
    void numbersAreWrittenAsJavaScriptWritesThem() {
        assertThat(EncodedFrame.event("n", 1.0, 0.5, -0.0, 1e21, 1e-7, 0.1f, 7L, Long.MAX_VALUE)
                        .json())
                .isEqualTo("{\"type\":0,\"data\":[\"n\",1,0.5,0,1e+21,1e-7,0.1,7,9223372036854775807]}");
        assertThatThrownBy(() -> EncodedFrame.event("n", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EncodedFrame.event("n", Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stringsAreEscapedOnlyWhereNeeded() {
        assertThat(EncodedFrame.event("s", "Bühne €\uD83C\uDFB8 \"\\\n\u0001 \uD800x")
                        .json())
                .isEqualTo("{\"type\":0,\"data\":[\"s\",\"Bühne €\uD83C\uDFB8 \\\"\\\\\\n\\u0001 \\ud800x\"]}");
    }

    @Test
    void theHeaderFitsTheLength() {
        assertHeader(10, 2);
        assertHeader(99, 2);
        assertHeader(100, 4);
        assertHeader(60_000, 4);
        assertHeader(70_000, 10);
    }

    private static void assertHeader(int text, int header) {
        EncodedFrame frame = EncodedFrame.event("s", "x".repeat(text));
        ByteBuf bytes = whole(frame);
        assertThat(bytes.readUnsignedByte()).isEqualTo((short) 0x81);
        int own = bytes.readUnsignedByte();
        long length = own == 126 ? bytes.readUnsignedShort() : own == 127 ? bytes.readLong() : own;
        assertThat(bytes.readerIndex()).isEqualTo(header);
        assertThat(bytes.readableBytes()).isEqualTo((int) length);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(frame.json());
    }

    @Test
    void sharedPartsStandAnywhereInsideAFrame() {
        List<Object> members = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            members.add(Map.of("_id", "member " + i));
        }
        EncodedJson large = EncodedJson.of(members);
        EncodedJson small = EncodedJson.of(Map.of("a", 1));
        Map<String, Object> shared = new LinkedHashMap<>();
        Map<String, Object> plain = new LinkedHashMap<>();
        for (String key : List.of("one", "two", "three")) {
            shared.put(key, key.equals("two") ? small : large);
            plain.put(key, key.equals("two") ? Map.of("a", 1) : members);
        }
        assertThat(large.length()).isGreaterThan(JsonBytes.WORTH_SHARING);
        assertThat(EncodedFrame.event("s-j", shared, 7).json())
                .isEqualTo(EncodedFrame.event("s-j", plain, 7).json());
        assertThat(EncodedFrame.event("s-j", EncodedJson.of(shared), 7).json())
                .isEqualTo(EncodedFrame.event("s-j", plain, 7).json());
    }

    @Test
    void aFrameCanBeTakenInPieces() {
        EncodedFrame frame = EncodedFrame.event(
                "s-j", EncodedJson.of("a".repeat(5000)), "b".repeat(300), EncodedJson.of("c".repeat(9000)));
        ByteBuf pieces = Unpooled.buffer();
        for (int at = 0; at < frame.length(); at += 777) {
            frame.copy(at, 777, pieces);
        }
        assertThat(pieces).isEqualTo(whole(frame));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            List<Object> arguments = Arrays.asList(anything(random, 4), anything(random, 3));
            Decoded read = Frames.decode(
                    Unpooled.copiedBuffer(EncodedFrame.event("any", arguments).json(), StandardCharsets.UTF_8));
            assertThat(read).as("seed %d", seed).isEqualTo(new Frame.Event("any", arguments, null));
        }
    }

    private static Object anything(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt();
            case 3 -> random.nextLong() | 1L << 40;
            case 4 -> Math.scalb(random.nextDouble(), random.nextInt(80) - 60) + 1e-40;
            case 5 ->
                random.ints(random.nextInt(20), 1, 0x2FFF)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            case 6 -> Arrays.asList(anything(random, depth - 1), anything(random, depth - 1));
            default -> {
                Map<String, Object> members = new LinkedHashMap<>();
                members.put("a" + random.nextInt(5), anything(random, depth - 1));
                members.put("ü" + random.nextInt(5), anything(random, depth - 1));
                yield members;
            }
        };
    }

    private static ByteBuf whole(EncodedFrame frame) {
        ByteBuf bytes = Unpooled.buffer();
        frame.copy(0, frame.length(), bytes);
        assertThat(bytes.readableBytes()).isEqualTo(frame.length());
        return bytes;
    }
}
