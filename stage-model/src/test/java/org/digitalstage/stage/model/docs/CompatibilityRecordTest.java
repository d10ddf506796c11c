package org.digitalstage.stage.model.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The record of what the original did wrong names each of its faults once, and tests that are there. */
class CompatibilityRecordTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("^\\| (\\d+) \\|", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern STEP = Pattern.compile("`([\\w-]+\\.js): ([^`]+)`");

    private final String record = read(ROOT.resolve("docs/compatibility.md"));

    @Test
    void allEightyOneFaultsAreThereInOrder() {
        assertThat(ROW.matcher(record).results().map(row -> Integer.parseInt(row.group(1))))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 81).boxed().toList());
    }

    @Test
    void eachTestThatIsNamedIsThere() throws IOException {
        Map<String, String> tests = new HashMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(file -> file.toString().contains("src/test/java")
                            && file.toString().endsWith("Test.java"))
                    .forEach(file -> tests.merge(name(file), read(file), String::concat));
        }
        List<MatchResult> named = TEST.matcher(record).results().toList();
        assertThat(named).isNotEmpty();
        assertThat(named)
                .allMatch(test -> tests.getOrDefault(test.group(1), "").contains("void " + test.group(2) + "(")
                        || tests.getOrDefault(test.group(1), "").contains("> " + test.group(2) + "("));
    }

    @Test
    void eachStepThatIsNamedIsThere() {
        List<MatchResult> named = STEP.matcher(record).results().toList();
        assertThat(named).isNotEmpty();
        assertThat(named)
                .allMatch(step -> read(ROOT.resolve("compat/stories").resolve(step.group(1)))
                        .contains(step.group(2)));
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
