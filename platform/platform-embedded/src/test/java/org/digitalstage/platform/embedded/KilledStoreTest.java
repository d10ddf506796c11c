package org.digitalstage.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class KilledStoreTest {
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 1_500;
    private static final int KILLS = 2;

    @RepeatedTest(KILLS)
    void noAcknowledgedInsertIsLostByAKill(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("store.mv");
        List<String> acknowledged = writeUntilKilled(file);

        try (EmbeddedStore store = EmbeddedStore.inFile(file);
                MongoClient client = MongoClients.create(store.url())) {
            MongoCollection<Document> entries = StoreUnderLoad.entriesOf(client);
            List<String> kept = new ArrayList<>();
            entries.find().forEach(entry -> kept.add(entry.getString("_id")));
            assertThat(kept).doesNotHaveDuplicates().containsAll(acknowledged);

            nothingHalfWrittenIsLeft(entries, acknowledged);
        }
    }

    /** What was on its way when the kill came is there wholly or not at all, so that it can be written. */
    private static void nothingHalfWrittenIsLeft(MongoCollection<Document> entries, List<String> acknowledged) {
        nextOfEachWriter(acknowledged).forEach((writer, number) -> {
            Document byId =
                    entries.find(new Document("_id", writer + "/" + number)).first();
            Document byKey = entries.find(new Document("key", "key of " + writer + "/" + number))
                    .first();
            assertThat(byId).isEqualTo(byKey);
            if (byId == null) {
                entries.insertOne(StoreUnderLoad.entry(writer, number));
            }
        });
    }

    private static Map<String, Long> nextOfEachWriter(List<String> acknowledged) {
        Map<String, Long> next = new HashMap<>();
        for (String id : acknowledged) {
            int slash = id.indexOf('/');
            next.merge(id.substring(0, slash), Long.parseLong(id.substring(slash + 1)) + 1, Math::max);
        }
        return next;
    }

    private static List<String> writeUntilKilled(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreUnderLoad.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("writer")) {
                    acknowledged.add(line);
                }
                if (acknowledged.size() == ACKNOWLEDGED_BEFORE_THE_KILL) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_THE_KILL);
        return acknowledged;
    }
}
