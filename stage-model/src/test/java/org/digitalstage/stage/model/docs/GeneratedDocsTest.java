package org.digitalstage.stage.model.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents say of the protocol is what is declared. To write them anew: {@code -Ddigitalstage.writeDocs=true}. */
class GeneratedDocsTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final boolean WRITE = Boolean.getBoolean("digitalstage.writeDocs");

    private static final String STALE = "a stale document, write it anew with -Ddigitalstage.writeDocs=true";

    @ParameterizedTest
    @MethodSource("parts")
    void eachPartIsWhatIsDeclared(String page, String name, String text) throws IOException {
        assertThat(part(page, name, text)).as(STALE).isEqualTo(text);
    }

    static Stream<Arguments> parts() {
        return Stream.of(
                Arguments.of("protocol.md", "commands", CommandTable.text()),
                Arguments.of("protocol.md", "events", EventTable.text()),
                Arguments.of("protocol.md", "entities", EntityTables.text()),
                Arguments.of("permissions.md", "permissions", PermissionTable.text()));
    }

    @Test
    void theAsyncApiSaysTheSame() throws IOException {
        String text = AsyncApi.text();
        Path file = DOCS.resolve("asyncapi.yaml");
        if (WRITE) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file)).as(STALE).isEqualTo(text);
    }

    /** What stands in the place of this name; where documents are written, the text is put there first. */
    private static String part(String page, String name, String text) throws IOException {
        Path file = DOCS.resolve(page);
        String before = Files.readString(file);
        Matcher found = Pattern.compile(
                        "<!-- made of the declarations: " + name + " -->\n\n(.*?)\n<!-- end of " + name + " -->",
                        Pattern.DOTALL)
                .matcher(before);
        if (!found.find()) {
            throw new AssertionError("Expected a place for " + name + " in " + page);
        }
        if (WRITE) {
            Files.writeString(file, before.substring(0, found.start(1)) + text + before.substring(found.end(1)));
            return text;
        }
        return found.group(1);
    }
}
