package org.digitalstage.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRuleTest {

    private static final String UNSEEN = "nothing that can be seen";
    private static final String LINES = "several lines";
    private static final String CONTROL = "a control character";
    private static final String TURNED = "signs that turn round what stands beside it";
    private static final String MARKED = "more than 10 marks on one character";
    private static final String HALF = "half a character";

    /** Of these everything that people read may be made. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna",
                "A",
                "Ænna Ørsted-Łukasiewicz",
                "O’Brien, Seán Ó Cuinn",
                "Nguyễn Thị Ánh",
                "İbrahim Çağlayan",
                "Иван Сергеевич",
                "Ἀριστοτέλης",
                "Գայանե",
                "ნინო",
                "שָׁלוֹם בֵּן־דָּוִד",
                "محمد عبد الله",
                "مُحَمَّدٌ",
                "می‌خواهم", // Persian, with a non-joiner
                "अनुष्का शर्मा",
                "क्‍ष", // with a joiner
                "তাসলিমা",
                "ਹਰਪ੍ਰੀਤ",
                "ગીતા",
                "தமிழ்ச்செல்வி",
                "తెలుగు",
                "ಕನ್ನಡ",
                "ശ്രീലക്ഷ്മി",
                "ශ්‍රී",
                "สมชาย น้ำผึ้ง",
                "ສົມສະໄໝ",
                "ကျော်ကျော်",
                "សុខា\u200bវិជ្ជា", // Khmer, words divided by a space without width
                "བསྟན་འཛིན",
                "ཧྐྵྨླྺྼྻྂ", // the tallest of all syllables, eight marks high
                "ᠮᠣᠩᠭᠣᠯ",
                "አበበ",
                "ⵜⵉⴼⵉⵏⴰⵖ",
                "ᏣᎳᎩ",
                "王小明",
                "山田　太郎", // with a wide space
                "やまだ たろう",
                "𠮷野家", // beyond the first plane
                "김민수",
                "한글", // in parts
                "Zoë 🎻",
                "🎭",
                "👩‍👩‍👧‍👦",
                "👩🏽‍🎤",
                "🏳️‍🌈",
                "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
                "🇩🇪",
                "1️⃣",
                "❤️",
                "葛󠄀城", // with a variation selector
                "R2-D2",
                "(:",
                "?",
                "12",
                "a\u00adb",
                "Jean\u00a0Paul",
                "\u200eAnna",
                "\u2067שלום\u2069 & \u2066Anna\u2069",
                "\u202b(עברית)\u202c",
                "\ufffd"
            })
    void whatPeopleAreCalledIsTaken(String name) {
        assertThat(TextRule.PERSON_NAME.flaw(name)).isEmpty();
        assertThat(TextRule.prose(100).needed().flaw(name + "\r\n\t" + name)).isEmpty();
        assertThat(TextRule.PERSON_NAME.normal(name)).isEqualTo(Normalizer.normalize(name, Normalizer.Form.NFC));
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                arguments("", "a text of 0 characters"),
                arguments("n".repeat(101), "a text of 101 characters"),
                arguments(
                        "\ud834\udd60".repeat(50),
                        "a text of 300 characters"), // notes, which the normal form takes apart
                arguments(" ", UNSEEN),
                arguments("\u00a0\u2003\u3000", UNSEEN),
                arguments("\u200b", UNSEEN),
                arguments("\u200b\u200c\u200d\u2060", UNSEEN),
                arguments("\u2800", UNSEEN),
                arguments("\u3164", UNSEEN),
                arguments("\u115f\u1160", UNSEEN),
                arguments("\uffa0", UNSEEN),
                arguments("\u00ad", UNSEEN),
                arguments("\ufeff", UNSEEN),
                arguments("\u034f", UNSEEN),
                arguments("\u061c\u200e\u200f", UNSEEN),
                arguments("\u17b4\u17b5", UNSEEN),
                arguments("\u180b\u180e", UNSEEN),
                arguments("\ufe0f", UNSEEN),
                arguments("\u0301", UNSEEN),
                arguments("\u20dd", UNSEEN),
                arguments("\u2065\ufff0", UNSEEN),
                arguments("\ufffc", UNSEEN),
                arguments("\ue000", UNSEEN),
                arguments(points(0xE0041, 0xE007F), UNSEEN),
                arguments(points(0xE0100), UNSEEN),
                arguments(points(0x1D159), UNSEEN),
                arguments(points(0x1D173), UNSEEN),
                arguments(points(0x13441), UNSEEN),
                arguments("A\nB", LINES),
                arguments("A\r", LINES),
                arguments("A\u2028B", LINES),
                arguments("A\u2029B", LINES),
                arguments("A\tB", CONTROL),
                arguments("A\0B", CONTROL),
                arguments("\u001b[31mred", CONTROL),
                arguments("A\u007f", CONTROL),
                arguments("A\u0085B", CONTROL),
                arguments("A\u009b31m", CONTROL),
                arguments("A\ufffe", CONTROL),
                arguments("A\ufdd0", CONTROL),
                arguments(points('A', 0x1FFFF), CONTROL),
                arguments("\u202eannA", TURNED),
                arguments("\u202dAnna\u202c", TURNED),
                arguments("\u202aAnna", TURNED),
                arguments("Anna\u202c", TURNED),
                arguments("\u2066Anna", TURNED),
                arguments("Anna\u2069", TURNED),
                arguments("\u2066\u202aAnna\u2069\u202c", TURNED),
                arguments("A" + "\u0301".repeat(11), MARKED),
                arguments("A" + "\u0301".repeat(6) + "\u200d" + "\u0316".repeat(6), MARKED),
                arguments("\ud83d", HALF),
                arguments("A\udc00B", HALF),
                arguments("\ude00\ud83d", HALF),
                arguments("\ud83d\ud83d\ude00", HALF));
    }

    private static String points(int... points) {
        return new String(points, 0, points.length);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void whatNobodySeesOrWhatReachesBeyondItselfIsNoName(String name, String flaw) {
        assertThat(TextRule.PERSON_NAME.flaw(name)).contains(flaw);
    }

    @Test
    void whatPeopleSayHasLinesButNoOtherControlCharacters() {
        TextRule message = TextRule.prose(2_000).needed();
        assertThat(message.flaw("Guten Abend,\n\n\tbitte leise!\r\n\u2028")).isEmpty();
        assertThat(message.flaw("\n \t\n")).contains(UNSEEN);
        assertThat(message.flaw("\u0007Hallo")).contains(CONTROL);
        assertThat(message.flaw("\u202eollaH")).contains(TURNED);
        assertThat(message.flaw("")).contains("a text of 0 characters");
        assertThat(TextRule.prose(9).flaw("")).isEmpty();
        assertThat(TextRule.prose(9).flaw("\n ")).isEmpty();
    }

    @Test
    void whatIsMadeMayBeNamelessButNotInvisible() {
        assertThat(TextRule.title(9).flaw("")).isEmpty();
        assertThat(TextRule.title(9).flaw("\u200b")).contains(UNSEEN);
    }

    @Test
    void whatMachinesSayIsKeptAsItIs() {
        String decomposed = "Mikrofon (Bu\u0308hne\u0092s) \u202e";
        assertThat(TextRule.mark(50).flaw(decomposed)).isEmpty();
        assertThat(TextRule.mark(50).normal(decomposed)).isEqualTo(decomposed);
        assertThat(TextRule.mark(50).flaw("a\nb")).contains(LINES);
        assertThat(TextRule.mark(50).flaw("a\0")).contains(CONTROL);
        assertThat(TextRule.data(50).flaw("v=0\r\no=- 1 IN IP4 127.0.0.1\r\n")).isEmpty();
        assertThat(TextRule.data(50).flaw("\u001b")).contains(CONTROL);
        for (TextRule rule : List.of(TextRule.mark(9), TextRule.data(9), TextRule.secret(9), TextRule.prose(9))) {
            assertThat(rule.flaw("x\ud83d")).contains(HALF);
        }
    }

    @Test
    void aSecretIsWhateverIsTyped() {
        assertThat(TextRule.secret(20).flaw("\0\n\u202e\u200b ")).isEmpty();
        assertThat(TextRule.secret(20).needed().flaw("")).isPresent();
    }

    @Test
    void aRuleSaysWhatItExpects() {
        assertThat(TextRule.PERSON_NAME.describe()).isEqualTo("a text of 1 to 100 characters on one line");
        assertThat(TextRule.prose(2_000).describe()).isEqualTo("a text of at most 2000 characters");
    }

    /** A rule is asked again of what it has taken: where commands are carried out, and by other services. */
    @Test
    void theNormalFormOfWhatIsTakenIsTakenAndStaysAsItIs() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = text(random);
            for (TextRule rule : List.of(TextRule.PERSON_NAME, TextRule.prose(40), TextRule.mark(40))) {
                if (rule.flaw(text).isEmpty()) {
                    String normal = rule.normal(text);
                    assertThat(rule.flaw(normal))
                            .as(() -> "seed " + seed + ", " + escaped(text))
                            .isEmpty();
                    assertThat(rule.normal(normal))
                            .as(() -> "seed " + seed + ", " + escaped(text))
                            .isEqualTo(normal);
                }
            }
        }
    }

    private static String text(Random random) {
        int[] from = {' ', 'a', 0x300, 0x591, 0x1100, 0xAC00, 0x900, 0xF40, 0xFB1D, 0x1D15E, 0x202A, 0x2066, 0x1F600};
        int[] points = IntStream.range(0, random.nextInt(40))
                .map(i -> from[random.nextInt(from.length)] + random.nextInt(32))
                .toArray();
        return points(points);
    }

    private static String escaped(String text) {
        return text.chars().mapToObj(c -> "\\u%04x".formatted(c)).collect(Collectors.joining());
    }

    @Test
    void aShortenedTextHasNoHalfCharacterAtItsEnd() {
        assertThat(Characters.shortened("abc", 3)).isEqualTo("abc");
        assertThat(Characters.shortened("abcd", 3)).isEqualTo("abc...");
        assertThat(Characters.shortened("ab🎭d", 3)).isEqualTo("ab...");
        assertThat(Characters.shortened("a🎭cd", 3)).isEqualTo("a🎭...");
    }
}
