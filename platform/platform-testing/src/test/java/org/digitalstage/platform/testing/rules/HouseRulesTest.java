package org.digitalstage.platform.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that nobody can break is none: here each of them is broken. */
class HouseRulesTest {

    @TempDir
    Path module;

    @Test
    void aGoodModuleBreaksNoRule() throws IOException {
        main("org.digitalstage.auth", "Good", "/** A good one. */\npublic final class Good {\n}");
        assertThat(broken()).isEmpty();
    }

    @Test
    void aHelperInAUtilPackageIsFound() throws IOException {
        main("org.digitalstage.auth.util", "WordHelper", "final class WordHelper {}");
        assertThat(broken()).containsExactly("packages are rooms or subjects", "a name says the thing");
    }

    @Test
    void aClassThatIsNotFinalIsFound() throws IOException {
        main("org.digitalstage.auth", "Loose", "class Loose {}");
        assertThat(broken()).containsExactly("classes are final");
    }

    @Test
    void fieldInjectionIsFound() throws IOException {
        main("org.springframework.beans.factory.annotation", "Value", "@interface Value {}");
        main(
                "org.springframework.beans.factory.annotation",
                "Taker",
                "final class Taker {\n  @Value\n  String given = \"\";\n}");
        assertThat(broken()).containsExactly("what a class needs comes in by its constructor");
    }

    @Test
    void whoWaitsForAMonoIsFound() throws IOException {
        main("reactor.core.publisher", "Mono", "/** A stand-in. */\npublic interface Mono {\n  void block();\n}");
        main(
                "org.digitalstage.auth.feature",
                "Waiter",
                "final class Waiter {\n  void take(reactor.core.publisher.Mono mono) {\n"
                        + "    mono.block();\n  }\n}");
        assertThat(broken())
                .containsExactly("nobody waits for a Mono or a Flux", "features and kinds know neither Mono nor Flux");
    }

    @Test
    void aServiceThatImportsAnotherIsFound() throws IOException {
        main("org.digitalstage.stage.model", "Kind", "/** All may know it. */\npublic interface Kind {\n}");
        main("org.digitalstage.stage", "Stage", "/** Only its own may know it. */\npublic interface Stage {\n}");
        main("org.digitalstage.auth", "Fair", "interface Fair extends org.digitalstage.stage.model.Kind {}");
        assertThat(broken()).isEmpty();
        main("org.digitalstage.auth", "Nosy", "interface Nosy extends org.digitalstage.stage.Stage {}");
        assertThat(broken()).containsExactly("services do not import each other");
    }

    @Test
    void aFrameworkInAPureModuleIsFound() throws IOException {
        main("org.springframework.core", "Thing", "/** A stand-in. */\npublic interface Thing {\n}");
        main("org.digitalstage.auth", "Framed", "interface Framed extends org.springframework.core.Thing {}");
        assertThat(broken(HouseRules.of(module).pure())).containsExactly("this module imports no framework");
    }

    @Test
    void whatIsLongUnexplainedOrUnreasonedIsFound() throws IOException {
        main(
                "org.digitalstage.auth",
                "Long",
                "@SuppressWarnings(\"unused\")\npublic interface Long {" + "\n".repeat(300) + "}");
        assertThat(broken())
                .containsExactly(
                        "no file is longer than 300 lines",
                        "each public type is explained",
                        "a suppressed check has its reason beside it");
    }

    @Test
    void aPackageThatIsNotNullMarkedIsFound() throws IOException {
        write("src/main/java/a/Plain.java", "package a;\ninterface Plain {}");
        assertThat(broken()).containsExactly("packages are null-marked");
    }

    @Test
    void whatIsRepeatedInAWayOfItsOwnIsFound() throws IOException {
        String repeating = "final class Beat {\n  void begin(java.util.concurrent.ScheduledExecutorService loop) {\n"
                + "    loop.scheduleAtFixedRate(() -> {}, 1, 1, java.util.concurrent.TimeUnit.SECONDS);%s\n  }\n}";
        main("org.digitalstage.auth", "Beat", repeating.formatted(" // nothing in it can fail"));
        assertThat(broken()).isEmpty();
        main("org.digitalstage.auth", "Beat", repeating.formatted(""));
        assertThat(broken()).containsExactly("what is repeated otherwise than regularly has its reason beside it");
    }

    @Test
    void testsThatSleepOrSayNothingAreFound() throws IOException {
        write(
                "src/test/java/a/SleepTest.java",
                "package a;\nclass SleepTest {\n  @Test void works() {\n    Thread" + ".sleep(5);\n  }\n}");
        assertThat(broken()).containsExactly("tests do not sleep", "tests are named as sentences");
    }

    @Test
    void fiftyLongFilesAndMethodsAreFound() throws IOException {
        for (int i = 0; i < 50; i++) {
            String body = "\n    System.out.println();".repeat(70);
            main(
                    "org.digitalstage.auth",
                    "Long" + i,
                    "final class Long" + i + " {\n  void run() {" + body + "\n  }\n}");
        }
        assertThat(broken())
                .containsExactly(
                        "files are short: median <= 60, p90 <= 150", "methods are short: median <= 4, p90 <= 12");
    }

    private void main(String room, String name, String type) throws IOException {
        String folder = "src/main/java/" + room.replace('.', '/');
        write(
                folder + "/package-info.java",
                "@NullMarked\npackage " + room + ";\n\nimport org.jspecify.annotations.NullMarked;\n");
        write(folder + "/" + name + ".java", "package " + room + ";\n\n" + type + "\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = module.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private List<String> broken() throws IOException {
        return broken(HouseRules.of(module));
    }

    private List<String> broken(HouseRules rules) throws IOException {
        compile();
        List<String> broken = new ArrayList<>();
        for (DynamicTest test : rules.tests().toList()) {
            try {
                test.getExecutable().execute();
            } catch (Throwable failure) {
                broken.add(test.getDisplayName());
            }
        }
        return broken;
    }

    private void compile() throws IOException {
        Path classes = Files.createDirectories(module.resolve("target/classes"));
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString()));
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), "-proc:none"));
        Path sources = module.resolve("src/main/java");
        if (Files.isDirectory(sources)) {
            try (Stream<Path> paths = Files.walk(sources)) {
                paths.filter(Files::isRegularFile).forEach(path -> arguments.add(path.toString()));
            }
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                    .isZero();
        }
    }
}
