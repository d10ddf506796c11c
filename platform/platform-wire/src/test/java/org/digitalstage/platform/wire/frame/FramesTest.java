package org.digitalstage.platform.wire.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FramesTest {

    @Test
    void theLiteralFramesOfTheOriginalClientsAreRead() {
        assertThat(decode("{\"type\":0,\"data\":[\"leave-stage\"]}"))
                .isEqualTo(new Frame.Event("leave-stage", List.of(), null));
        assertThat(decode("{\"type\":0,\"data\":[\"leave-stage\"],\"id\":0}"))
                .isEqualTo(new Frame.Event("leave-stage", List.of(), 0L));
        assertThat(decode("{\"type\":0,\"data\":[\"create-stage\",{\"name\":\"Bühne\"}],\"id\":1}"))
                .isEqualTo(new Frame.Event("create-stage", List.of(Map.of("name", "Bühne")), 1L));
        assertThat(decode("{\"type\":0,\"data\":[\"decode-invite\",\"ABCD\"],\"id\":3}"))
                .isEqualTo(new Frame.Event("decode-invite", List.of("ABCD"), 3L));
    }

    @Test
    void theCapturedBytesOfLeaveStageAreRead() {
        byte[] captured = HexFormat.of().parseHex("7b2274797065223a302c2264617461223a5b226c656176652d7374616765225d7d");
        assertThat(Frames.decode(Unpooled.wrappedBuffer(captured)))
                .isEqualTo(new Frame.Event("leave-stage", List.of(), null));
    }

    @Test
    void theNativeClientsOrderOfKeysAndNullArgumentsAreRead() {
        assertThat(decode("{\"data\":[\"join-stage\",{\"groupId\":\"g\",\"stageId\":\"s\"}],\"id\":7,\"type\":0}"))
                .isEqualTo(new Frame.Event("join-stage", List.of(Map.of("groupId", "g", "stageId", "s")), 7L));
        assertThat(decode("{\"data\":[\"leave-stage\",null],\"id\":8,\"type\":0}"))
                .isEqualTo(new Frame.Event("leave-stage", Arrays.asList((Object) null), 8L));
    }

    @Test
    void acknowledgementsAreRead() {
        assertThat(decode("{\"type\":1,\"data\":[],\"id\":2}")).isEqualTo(new Frame.Ack(2, List.of()));
        assertThat(decode("{\"type\":1,\"data\":[\"No privileges\"],\"id\":3}"))
                .isEqualTo(new Frame.Ack(3, List.of("No privileges")));
    }

    @Test
    void valuesArePlainJava() {
        Frame.Event event = (Frame.Event) decode(
                "{\"type\":0,\"data\":[\"x\",true,1,5000000000,1.5,\"a\\u00e9\\n\",[1],{\"b\":{\"a\":null}},1e999]}");
        assertThat(event.arguments())
                .containsExactly(
                        true,
                        1,
                        5_000_000_000L,
                        1.5,
                        "aé\n",
                        List.of(1),
                        Map.of("b", new java.util.HashMap<>() {
                            {
                                put("a", null);
                            }
                        }),
                        null);
    }

    @Test
    void theLastOfDoubledKeysCounts() {
        assertThat(decode("{\"type\":1,\"type\":0,\"data\":[\"a\",{\"k\":1,\"k\":2}]}"))
                .isEqualTo(new Frame.Event("a", List.of(Map.of("k", 2)), null));
    }

    @Test
    void aDirectBufferIsReadAndLeftAsItIs() {
        var direct = Unpooled.directBuffer().writeByte('!').writeBytes("{\"type\":0,\"data\":[\"a\"]}".getBytes());
        direct.readByte();
        assertThat(Frames.decode(direct)).isEqualTo(new Frame.Event("a", List.of(), null));
        assertThat(direct.readerIndex()).isEqualTo(1);
        direct.release();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`` | Expected a JSON object",
                "hey | Expected JSON but it cannot be read from column",
                "[0] | Expected a JSON object",
                "{} | Expected data to be an array",
                "{\"type\":0} | Expected data to be an array",
                "{\"type\":0,\"data\":{}} | Expected data to be an array",
                "{\"data\":[\"a\"]} | Expected type to be 0 or 1",
                "{\"type\":\"0\",\"data\":[\"a\"]} | Expected type to be 0 or 1",
                "{\"type\":2,\"data\":[\"a\"]} | Unknown type 2",
                "{\"type\":0,\"data\":[]} | Expected data to begin with the name of an event",
                "{\"type\":0,\"data\":[7]} | Expected data to begin with the name of an event",
                "{\"type\":0,\"data\":[\"a\"],\"id\":-1} | Expected id to be a whole number from 0",
                "{\"type\":0,\"data\":[\"a\"],\"id\":\"1\"} | Expected id to be a whole number from 0",
                "{\"type\":1,\"data\":[null]} | Expected an acknowledgement to have an id",
                "{\"type\":0,\"data\":[\"a\"]}x | Expected JSON but",
                "{\"type\":0,\"data\":[\"a\"]}{} | Expected one JSON object but something follows",
                "{\"type\":0,\"data\":[\"a\" | Expected JSON but"
            })
    void whatIsNoPacketHasAReason(String message, String reason) {
        assertThat(decode(message))
                .isInstanceOfSatisfying(
                        MalformedFrame.class,
                        malformed -> assertThat(malformed.reason()).startsWith(reason));
    }

    @Test
    void anIdIsToldEvenOfAMalformedFrame() {
        assertThat(decode("{\"type\":0,\"data\":[{}],\"id\":12}"))
                .isEqualTo(new MalformedFrame("Expected data to begin with the name of an event", 12L));
    }

    static Stream<Arguments> refusedBeforeTheirId() {
        String half = "Expected text but got half a character";
        return Stream.of(
                argumentSet("half a name", "{\"name\":\"B\",\"\\ud83d\":1}", half),
                argumentSet("half an inner name", "{\"name\":\"C\",\"x\":{\"\\udc00\":1}}", half),
                argumentSet("two first halves", "{\"\\ud83d\\ud83d\":1}", half),
                argumentSet("a long number", "1".repeat(1_001), "Expected numbers of at most 1000 digits but got"),
                argumentSet("a long fraction", "0." + "1".repeat(1_001), "Expected numbers of at most 1000 digits but"),
                argumentSet(
                        "a deep list",
                        "[".repeat(600) + "]".repeat(600),
                        "Expected JSON that is at most 64 deep but got deeper"),
                argumentSet(
                        "a long name",
                        "{\"" + "n".repeat(60_000) + "\":1}",
                        "Expected field names of at most 50000 characters but got a longer one"),
                argumentSet("no value", "nonsense", "Expected JSON but it cannot be read from column"),
                argumentSet("a line within a text", "\"a\nb\"", "Expected JSON but it cannot be read from column"),
                argumentSet("an unknown escape", "\"\\q\"", "Expected JSON but it cannot be read from column"));
    }

    @ParameterizedTest
    @MethodSource("refusedBeforeTheirId")
    void anIdIsFoundBehindWhatIsRefusedAndTheReasonIsTrue(String argument, String reason) {
        String message = "{\"type\":0,\"data\":[\"create-stage\"," + argument + "],\"id\":12}";
        assertThat(decode(message)).isInstanceOfSatisfying(MalformedFrame.class, malformed -> {
            assertThat(malformed.id()).isEqualTo(12);
            assertThat(malformed.reason()).startsWith(reason);
        });
    }

    @Test
    void halfACharacterWrittenInBytesIsNamedToo() {
        byte[] bytes = "{\"type\":0,\"data\":[\"a\",\"???\"],\"id\":7}".getBytes(StandardCharsets.ISO_8859_1);
        bytes[23] = (byte) 0xED;
        bytes[24] = (byte) 0xA0;
        bytes[25] = (byte) 0xBD;
        assertThat(Frames.decode(Unpooled.wrappedBuffer(bytes)))
                .isEqualTo(new MalformedFrame("Expected text but got half a character", 7L));
    }

    @Test
    void aBombOfNestingIsMalformed() {
        String bomb = "{\"type\":0,\"data\":[\"a\"," + "[".repeat(100_000);
        assertThat(decode(bomb)).isInstanceOf(MalformedFrame.class);
        String nested = "[".repeat(Frames.DEEPEST - 2) + "]".repeat(Frames.DEEPEST - 2);
        assertThat(decode("{\"type\":0,\"data\":[\"a\"," + nested + "]}")).isInstanceOf(Frame.Event.class);
    }

    @Test
    void brokenUtf8IsMalformed() {
        byte[] bytes = "{\"type\":0,\"data\":[\"a?\"]}".getBytes(StandardCharsets.ISO_8859_1);
        bytes[21] = (byte) 0xC3;
        assertThat(Frames.decode(Unpooled.wrappedBuffer(bytes))).isInstanceOf(MalformedFrame.class);
    }

    private static Decoded decode(String message) {
        return Frames.decode(Unpooled.copiedBuffer(message == null ? "" : message, StandardCharsets.UTF_8));
    }
}
