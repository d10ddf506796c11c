package org.digitalstage.platform.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Rules about source files: their shape, and what readers find in them. */
final class SourceRules {

    private static final int LONGEST = 300;
    private static final int FEW = 50;

    /** Ways to repeat something that a fault ends for ever, or that nobody counts: {@code Regularly} is the one that goes on. */
    private static final Pattern REPEATED =
            Pattern.compile("schedule(AtFixedRate|WithFixedDelay)\\(|Flux\\.interval\\(|\\.repeat\\(\\)|new Timer\\(");

    private static final Pattern SENTENCE = Pattern.compile("[a-z0-9]+([A-Z0-9][a-z0-9]*){2,}");

    private SourceRules() {}

    static Stream<DynamicTest> of(Sources main, Sources test) {
        return Stream.of(
                dynamicTest("packages are null-marked", () -> none(nullMarked(main))),
                dynamicTest("no file is longer than 300 lines", () -> none(tooLong(main))),
                dynamicTest("files are short: median <= 60, p90 <= 150", () -> fileLengths(main)),
                dynamicTest("methods are short: median <= 4, p90 <= 12", () -> methodLengths(main)),
                dynamicTest("each public type is explained", () -> none(unexplained(main))),
                dynamicTest("a suppressed check has its reason beside it", () -> none(unreasoned(main))),
                dynamicTest(
                        "what is repeated otherwise than regularly has its reason beside it",
                        () -> none(repeated(main))),
                dynamicTest("tests do not sleep", () -> none(lines(test, line -> line.contains("Thread.sleep(")))),
                dynamicTest("tests are named as sentences", () -> none(unsaid(test))));
    }

    private static void none(List<String> offenders) {
        assertThat(offenders).isEmpty();
    }

    private static List<String> nullMarked(Sources main) {
        List<Path> marked = main.files().stream()
                .filter(Source::isPackageInfo)
                .filter(file -> file.lines().contains("@NullMarked"))
                .map(file -> file.path().getParent())
                .toList();
        return main.withTypes().stream()
                .map(file -> file.path().getParent())
                .distinct()
                .filter(folder -> !marked.contains(folder))
                .map(Path::toString)
                .toList();
    }

    private static List<String> tooLong(Sources main) {
        return main.files().stream()
                .filter(file -> file.lines().size() > LONGEST)
                .map(file -> file.at(file.lines().size()))
                .toList();
    }

    /** Features, one for each command, may be longer than the rest. */
    private static void fileLengths(Sources main) {
        within("lines of a file", others(main).map(file -> file.lines().size()).toList(), 60, 150);
    }

    private static Stream<Source> others(Sources main) {
        return main.withTypes().stream().filter(file -> !file.isIn("feature"));
    }

    private static void methodLengths(Sources main) {
        within(
                "lines of a method",
                each(main, Source::methods).map(Source.Method::length).toList(),
                4,
                12);
    }

    /** In a small module one long file would say nothing of the rest. */
    private static void within(String what, List<Integer> lengths, int median, int most) {
        if (lengths.size() >= FEW) {
            assertThat(Sources.percentile(lengths, 0.5)).as("median %s", what).isLessThanOrEqualTo(median);
            assertThat(Sources.percentile(lengths, 0.9)).as("p90 %s", what).isLessThanOrEqualTo(most);
        }
    }

    private static List<String> unexplained(Sources main) {
        return main.files().stream()
                .flatMap(file -> file.types().stream()
                        .filter(type -> type.isPublic() && !type.isExplained())
                        .map(type -> file.at(type.line())))
                .toList();
    }

    private static List<String> unreasoned(Sources main) {
        return lines(main, line -> line.contains("@SuppressWarnings(") && !line.contains("//"));
    }

    private static List<String> repeated(Sources main) {
        return lines(main, line -> REPEATED.matcher(line).find() && !line.contains("//"));
    }

    private static List<String> unsaid(Sources test) {
        return test.files().stream()
                .flatMap(file -> file.methods().stream()
                        .filter(method -> method.isTest()
                                && !SENTENCE.matcher(method.name()).matches())
                        .map(method -> file.at(method.line()) + " " + method.name()))
                .toList();
    }

    private static List<String> lines(Sources sources, Predicate<String> wrong) {
        return sources.files().stream()
                .flatMap(file -> IntStream.range(0, file.lines().size())
                        .filter(line -> wrong.test(file.lines().get(line)))
                        .mapToObj(line -> file.at(line + 1)))
                .toList();
    }

    private static <T> Stream<T> each(Sources sources, Function<Source, List<T>> part) {
        return sources.files().stream().flatMap(file -> part.apply(file).stream());
    }
}
