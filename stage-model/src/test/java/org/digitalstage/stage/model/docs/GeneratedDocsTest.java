package org.digitalstage.stage.model.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documents say of the protocol is what is declared. To write them anew: {@code -Ddigitalstage.writeDocs=true}. */
class GeneratedDocsTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final boolean WRITE = Boolean.getBoolean("digitalstage.writeDocs");

    @Test
    void theCommands() throws IOException {
        part("protocol.md", "commands", CommandTable.text());
    }

    @Test
    void theEvents() throws IOException {
        part("protocol.md", "events", EventTable.text());
    }

    @Test
    void theEntities() throws IOException {
        part("protocol.md", "entities", EntityTables.text());
    }

    @Test
    void thePermissions() throws IOException {
        part("permissions.md", "permissions", PermissionTable.text());
    }

    @Test
    void theAsyncApi() throws IOException {
        whole("asyncapi.yaml", AsyncApi.text());
    }

    private static void part(String page, String name, String text) throws IOException {
        String before = Files.readString(DOCS.resolve(page));
        Matcher found = Pattern.compile(
                        "(<!-- made of the declarations: " + name + " -->\n\n).*?(\n<!-- end of " + name + " -->)",
                        Pattern.DOTALL)
                .matcher(before);
        assertThat(found.find()).as("the place for %s in %s", name, page).isTrue();
        whole(page, before.substring(0, found.end(1)) + text + before.substring(found.start(2)));
    }

    private static void whole(String page, String text) throws IOException {
        Path file = DOCS.resolve(page);
        if (WRITE) {
            Files.writeString(file, text);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("docs/%s is stale: write it anew with -Ddigitalstage.writeDocs=true", page)
                .isEqualTo(text);
    }
}
