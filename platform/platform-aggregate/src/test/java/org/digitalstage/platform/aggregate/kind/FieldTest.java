package org.digitalstage.platform.aggregate.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.digitalstage.platform.aggregate.kind.Choirs.map;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.text.AddressRule;
import org.digitalstage.platform.text.AddressSort;
import org.digitalstage.platform.text.TextRule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FieldTest {

    private static final Field<Object> ACCESS = Field.access("f", new AddressRule(AddressSort.SOCKET, 100));
    private static final String HEX = "0123456789abcdef01234567";

    @TestFactory
    Stream<DynamicTest> whatFitsIsTakenInItsOneForm() {
        return Stream.of(
                        fits(Field.text("f", TextRule.title(3)), "", ""),
                        fits(Field.text("f", TextRule.title(3).needed()), "abc", "abc"),
                        fits(Field.text("f", TextRule.title(3)), "u\u0308", "ü"),
                        fits(Field.text("f", TextRule.mark(3)), "u\u0308", "u\u0308"),
                        fits(Field.text("f", AddressRule.PICTURE), "", ""),
                        fits(Field.text("f", AddressRule.PICTURE), "https://x/y", "https://x/y"),
                        fits(ACCESS, map("url", "wss://x", "port", 443.0), map("url", "wss://x", "port", 443)),
                        fits(ACCESS, map("url", null), map("url", null)),
                        fits(ACCESS, 1.0, 1),
                        fits(Field.word("f", 9), "audio_1-b", "audio_1-b"),
                        fits(Field.oneOf("f", "a", "b"), "b", "b"),
                        fits(Field.number("f", -1, 1), 1.0, 1),
                        fits(Field.number("f", -1, 1), -0.25, -0.25),
                        fits(Field.whole("f", 0, 9), 9L, 9),
                        fits(Field.time("f"), 1_700_000_000_000L, 1_700_000_000_000L),
                        fits(Field.flag("f"), true, true),
                        fits(Field.id("f"), HEX, HEX),
                        fits(Field.ids("f", 1, 2), List.of(HEX), List.of(HEX)),
                        fits(Field.numbers("f", 0, 9, 2), List.of(1.0, 2.5), List.of(1, 2.5)),
                        fits(Field.place("f"), map("lng", 8.5, "lat", 50.0, "x", 1), map("lat", 50, "lng", 8.5)),
                        fits(Field.json("f"), map("a", List.of(1.0)), map("a", List.of(1))),
                        fits(Field.list("f"), List.of(map("label", "Left")), List.of(map("label", "Left"))))
                .map(example -> DynamicTest.dynamicTest(example.toString(), example::check));
    }

    @TestFactory
    Stream<DynamicTest> whatDoesNotFitIsRefused() {
        return Stream.of(
                        unfit(Field.text("f", TextRule.title(3)), "abcd", 1, true, List.of(), Map.of()),
                        unfit(Field.text("f", TextRule.title(3).needed()), "", "abcd"),
                        unfit(Field.text("f", TextRule.title(3)), "\u200b", "a\nb", "a\0", "\ud800"),
                        unfit(Field.text("f", AddressRule.PICTURE), "javascript:x", "data:,", "x", 1),
                        unfit(ACCESS, map("url", "javascript:x"), map("url", 1), map("x", "x".repeat(17_000))),
                        unfit(Field.word("f", 3), "a.b", "types.$x", "abcd", "ä"),
                        unfit(Field.oneOf("f", "a", "b"), "c", "", 1),
                        unfit(Field.number("f", -1, 1), 1.1, -2, "1", Double.NaN, Double.POSITIVE_INFINITY),
                        unfit(Field.whole("f", 0, 9), 1.5, -1, 10, "1", Double.NaN),
                        unfit(Field.time("f"), -1, 1e300),
                        unfit(Field.flag("f"), 1, 0, "true"),
                        unfit(Field.id("f"), HEX.toUpperCase(), "abc", 1, HEX + "0"),
                        unfit(Field.ids("f", 1, 2), List.of(), List.of(HEX, HEX, HEX), List.of("x"), List.of(1), HEX),
                        unfit(Field.numbers("f", 0, 9, 2), List.of(10), List.of(1, 2, 3), List.of("1"), 1),
                        unfit(Field.place("f"), map("lat", 91, "lng", 0), map("lat", 0), map("lat", null, "lng", 0), 1),
                        unfit(Field.json("f"), "x".repeat(17_000)),
                        unfit(Field.list("f"), map("a", 1), "a", List.of("x".repeat(17_000))))
                .map(example -> DynamicTest.dynamicTest(example.toString(), example::check));
    }

    @TestFactory
    Stream<DynamicTest> aSentenceSaysWhatIsThereInstead() {
        Field<String> title = Field.text("f", TextRule.title(9));
        return Stream.of(
                        says(
                                title,
                                "\ud83d",
                                "f to be a text of at most 9 characters on one line but got half a character"),
                        says(title, "\u200b", "on one line but got nothing that can be seen"),
                        says(title, "a\nb", "on one line but got several lines"),
                        says(title, 7, "on one line but got the number 7"),
                        says(title, null, "on one line but got nothing"),
                        says(Field.text("f", AddressRule.PICTURE), "javascript:x", "but got another kind of address"),
                        says(Field.word("f", 9), "\ud83d", "but got half a character"),
                        says(Field.oneOf("f", "a"), "\udc00", "but got half a character"),
                        says(Field.json("f"), "\ud83d", "Expected text but got half a character"),
                        says(Field.json("f"), List.of("\u001b"), "Expected text but got a control character"),
                        says(
                                Field.json("f"),
                                map("\ud83d", 1),
                                "without a dot or a leading $ but got half a character"),
                        says(Field.json("f"), map("a\nb", 1), "without a dot or a leading $ but got several lines"),
                        says(Field.json("f"), map("a.b", 1), "without a dot or a leading $ but got another"))
                .map(example -> DynamicTest.dynamicTest(example.sentence, example::check));
    }

    @Test
    void rulesReadAndWriteTypedValues() {
        Field<Id<String>> id = Field.id("f");
        Map<String, Object> json = map("f", HEX);
        assertThat(id.in(Map.copyOf(json))).contains(new Id<>(HEX));
        assertThat(Values.of(id, new Id<>(HEX)).map()).isEqualTo(json);
        assertThat(Values.of(Field.number("f", 0, 9), 2.0).map()).isEqualTo(map("f", 2));
        assertThat(Field.number("f", 0, 9).in(Map.of("f", 2))).contains(2.0);
        assertThat(Field.whole("f", 0, 9).in(Map.of("f", 2.0))).contains(2L);
        assertThat(Field.<String>ids("f", 0, 9).in(Map.of("f", List.of(HEX)))).contains(List.of(new Id<>(HEX)));
    }

    @Test
    void nothingReadsAsEmpty() {
        assertThat(Field.text("f", TextRule.title(3)).in(map("f", null))).isEmpty();
        assertThat(Field.text("f", TextRule.title(3)).in(Map.of())).isEmpty();
        assertThat(Values.of(Field.text("f", TextRule.title(3)), null).map()).isEqualTo(map("f", null));
    }

    private static Example fits(Field<?> field, Object given, Object expected) {
        return new Example(field, List.of(given), expected);
    }

    private static Example unfit(Field<?> field, Object... given) {
        return new Example(field, List.of(given), null);
    }

    private static Sentence says(Field<?> field, Object given, String sentence) {
        return new Sentence(field, given, sentence);
    }

    private record Sentence(Field<?> field, Object given, String sentence) {
        void check() {
            assertThatThrownBy(() -> field.accept(given))
                    .isInstanceOf(Rejected.class)
                    .hasMessageStartingWith("Expected ")
                    .hasMessageEndingWith(sentence);
        }
    }

    private record Example(Field<?> field, List<Object> given, Object expected) {
        void check() {
            for (Object value : given) {
                if (expected != null) {
                    assertThat(field.accept(value)).isEqualTo(expected);
                } else {
                    assertThatThrownBy(() -> field.accept(value))
                            .isInstanceOf(Rejected.class)
                            .hasMessageStartingWith("Expected f to be ");
                }
            }
        }

        @Override
        public String toString() {
            return field.bounds().describe();
        }
    }
}
