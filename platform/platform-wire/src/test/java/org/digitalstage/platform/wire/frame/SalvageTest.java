package org.digitalstage.platform.wire.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

class SalvageTest {

    private static final int LARGEST = 256 * 1024;

    /** Reads whatever is JSON, and no more. */
    private static final JsonFactory WITHOUT_LIMITS = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(LARGEST)
                    .maxNameLength(LARGEST)
                    .maxNumberLength(LARGEST)
                    .build())
            .build();

    /** Texts and values that look like something else. */
    private static final List<String> DECOYS = List.of(
            "\"\\\"id\\\":99\"",
            "\"id\"",
            "\"}],\\\"id\\\":98\"",
            "\"\\\\\"",
            "\"\\\\\\\"\"",
            "\"{[\"",
            "{\"id\":97}",
            "[{\"id\":96},\"id\",95]",
            "{\"a\":{\"id\":94},\"id\":{}}",
            "\"ü🎭\"",
            "\"\\ud83c\\udfad\"",
            "null",
            "true",
            "-1.5e3",
            "[]",
            "{}");

    /** What the parser refuses though it is JSON. */
    private static final List<String> REFUSED = List.of(
            "{\"\\ud83d\":1}",
            "{\"x\":{\"a\\udc00\":[]}}",
            "7".repeat(1_001),
            "-0." + "3".repeat(2_000) + "e1",
            "[".repeat(600) + "]".repeat(600),
            "{\"a\":".repeat(90) + "\"id\"" + "}".repeat(90),
            "{\"" + "n".repeat(60_000) + "\":{\"id\":93}}");

    private static final List<String> NAMES = List.of("\"id\"", "\"\\u0069d\"", "\"i\\u0064\"", "\"\\u0069\\u0064\"");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            nullValues = "-",
            value = {
                "{\"id\":3} | 3",
                "{\"id\":0} | 0",
                " { \"id\" : 3 } | 3",
                "{\"id\":3.0} | 3",
                "{\"id\":3e1} | 30",
                "{\"id\":9007199254740991} | 9007199254740991",
                "{\"id\":1,\"id\":2} | 2",
                "{\"id\":1,\"id\":\"2\"} | -",
                "{\"id\":1,\"id\":{\"id\":2}} | -",
                "{\"id\":1,\"id\":[2]} | -",
                "{\"id\":1,\"id\":null} | -",
                "{\"id\":-1} | -",
                "{\"id\":1.5} | -",
                "{\"id\":1e999} | -",
                "{\"id\":01} | -",
                "{\"ID\":1} | -",
                "{\"id \":1} | -",
                "{\"idx\":1} | -",
                "{\"a\":{\"id\":1}} | -",
                "{\"a\":[{\"id\":1}],\"id\":2} | 2",
                "{\"a\":\"id\",\"b\":1} | -",
                "{\"a\":tru,\"id\":2} | 2",
                "{\"a\":\"\\q\",\"id\":2} | 2",
                "{\"a\":\"\\u12\",\"id\":2} | 2",
                "{\"id\":4,\"data\":[ | 4",
                "{\"data\":\"a,\"id\":4} | -",
                "{\"data\":[1,\"id\":4} | -",
                "{\"a\":1}{\"id\":4} | -",
                "{\"a\":1}} ,\"id\":4} | -",
                "[{\"id\":1}] | -",
                "{ | -",
                "{\"id | -",
                "{\"id\" | -",
                "{\"id\": | -",
                "{\"id\\ | -",
                "{\"id\\u006 | -",
                "`` | -",
                "7 | -"
            })
    void theIdIsWhatStandsUnderThatNameInThePacketItself(String message, @Nullable Long id) {
        byte[] bytes = message.getBytes(UTF_8);
        assertThat(Salvage.of(bytes, 0, bytes.length).id()).isEqualTo(id);
    }

    @Test
    void bytesAroundTheMessageAreNotLookedAt() {
        byte[] bytes = "{\"id\":1}{\"id\":2}{\"id\":3}".getBytes(UTF_8);
        assertThat(Salvage.of(bytes, 8, 8).id()).isEqualTo(2);
        assertThat(Salvage.of(bytes, 8, 7).id()).isEqualTo(2);
        assertThat(Salvage.of(bytes, 8, 6).id()).isNull();
    }

    @Test
    void theIdIsFoundWhateverStandsBeforeIt() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            Packet packet = Packet.drawn(random);
            byte[] bytes = packet.text.getBytes(UTF_8);
            assertThat(Salvage.of(bytes, 0, bytes.length).id())
                    .as("seed %d, packet %d", seed, i)
                    .isEqualTo(packet.id);
            Decoded decoded = Frames.decode(bytes, 0, bytes.length);
            assertThat(decoded instanceof Frame.Event event ? event.id() : ((MalformedFrame) decoded).id())
                    .as("seed %d, packet %d", seed, i)
                    .isEqualTo(packet.id);
            assertThat(decoded instanceof MalformedFrame)
                    .as("seed %d, packet %d", seed, i)
                    .isEqualTo(packet.mustBeRefused);
        }
    }

    /** Also of what is no packet, or no JSON, any more; where it still is some, a parser without limits says the same. */
    @Test
    void damagedPacketsAreJudgedWithoutAFault() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int readable = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = damaged(Packet.drawn(random).text.getBytes(UTF_8), random);
            Long found = Salvage.of(bytes, 0, bytes.length).id();
            Frames.decode(bytes, 0, bytes.length);
            try {
                assertThat(found).as("seed %d, packet %d", seed, i).isEqualTo(read(bytes));
                readable++;
            } catch (JacksonException noJson) {
                assertThat(bytes).as("seed %d, packet %d", seed, i).isNotNull();
            }
        }
        assertThat(readable).isPositive();
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        for (int times = random.nextInt(3); times > 0; times--) {
            byte[] marks = "\"\\{}[],:0 u\n\u00ed".getBytes(UTF_8);
            damaged[random.nextInt(damaged.length)] = marks[random.nextInt(marks.length)];
        }
        return random.nextInt(4) > 0 ? damaged : Arrays.copyOf(damaged, random.nextInt(damaged.length));
    }

    private static @Nullable Long read(byte[] bytes) {
        Long id = null;
        try (JsonParser parser = WITHOUT_LIMITS.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isId = parser.currentName().equals("id");
                JsonToken value = parser.nextToken();
                if (isId) {
                    Long number = value.isNumeric() ? PlainValues.whole(PlainValues.read(parser)) : null;
                    id = number != null && number >= 0 ? number : null;
                }
                parser.skipChildren();
            }
            return id;
        }
    }

    /** As large as a frame may be, made of what costs most: one look at each byte is enough, and no stack is. */
    @Test
    void theLargestFramesAreLookedOverOnce() {
        for (String piece : List.of(
                "[", "{\"a\":", "\"\",", "\"\\\\\",", "\"\\ud83d", "1", "\\", "\"id\":", "[1,", "\u00fc", " ")) {
            String filling = piece.repeat(LARGEST / piece.length() - 20);
            byte[] open = ("{\"id\":5,\"data\":[" + filling).getBytes(UTF_8);
            assertThat(Salvage.of(open, 0, open.length).id()).as(piece).isEqualTo(5);
        }
        String deep = "[".repeat(LARGEST / 2 - 20) + "]".repeat(LARGEST / 2 - 20);
        byte[] closed = ("{\"data\":" + deep + ",\"id\":6}").getBytes(UTF_8);
        assertThat(Frames.decode(closed, 0, closed.length))
                .isEqualTo(new MalformedFrame("Expected JSON that is at most 64 deep but got deeper", 6L));
    }

    /** A packet made of members in any order, and the id that it has by the last one of that name. */
    private record Packet(String text, @Nullable Long id, boolean mustBeRefused) {

        static Packet drawn(Random random) {
            List<Member> members = new ArrayList<>(List.of(new Member("\"type\":0", false, null, false), data(random)));
            IntStream.range(0, random.nextInt(3)).forEach(i -> members.add(other(i, random)));
            IntStream.range(0, random.nextInt(3)).forEach(i -> members.add(id(random)));
            Collections.shuffle(members, random);
            Member last =
                    members.stream().filter(Member::isId).reduce((a, b) -> b).orElse(Member.NONE);
            boolean bad = last.refused || members.stream().anyMatch(member -> member.refused && !member.isId);
            String between = blanks(random) + "," + blanks(random);
            String text = members.stream().map(Member::text).collect(Collectors.joining(between, "{", "}"));
            return new Packet(text, last.id, bad);
        }

        private static Member data(Random random) {
            StringBuilder data = new StringBuilder("\"data\":[\"x\"");
            boolean refused = false;
            for (int arguments = random.nextInt(4); arguments > 0; arguments--) {
                boolean bad = random.nextInt(6) == 0;
                data.append(',').append(blanks(random)).append(one(bad ? REFUSED : DECOYS, random));
                refused |= bad;
            }
            return new Member(data + "]", false, null, refused);
        }

        private static Member other(int number, Random random) {
            boolean bad = random.nextInt(6) == 0;
            return new Member("\"m" + number + "\":" + one(bad ? REFUSED : DECOYS, random), false, null, bad);
        }

        /** Only a whole number is an id, and nothing but that may stand there. */
        private static Member id(Random random) {
            String name = one(NAMES, random) + blanks(random) + ":" + blanks(random);
            if (random.nextInt(4) > 0) {
                long id = random.nextInt(1_000);
                return new Member(name + id + (random.nextBoolean() ? "" : ".0"), true, id, false);
            }
            String decoy = one(DECOYS, random);
            return new Member(name + decoy, true, null, !decoy.equals("null"));
        }

        private static String blanks(Random random) {
            return one(List.of("", "", "", " ", "\n\t"), random);
        }

        private static String one(List<String> some, Random random) {
            return some.get(random.nextInt(some.size()));
        }
    }

    private record Member(
            String text, boolean isId, @Nullable Long id, boolean refused) {

        static final Member NONE = new Member("", true, null, false);
    }
}
