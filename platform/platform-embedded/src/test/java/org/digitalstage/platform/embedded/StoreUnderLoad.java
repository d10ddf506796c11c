package org.digitalstage.platform.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;

/** Runs as a process of its own, to be killed: writes without end and prints each insert once the store has answered it. */
final class StoreUnderLoad {
    static final int WRITERS = 6;

    private StoreUnderLoad() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedStore store = EmbeddedStore.inFile(Path.of(arguments[0]));
        MongoClient client = MongoClients.create(store.url());
        MongoCollection<Document> entries = entriesOf(client);
        entries.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = "writer" + writer;
            Thread.ofPlatform().start(() -> write(entries, name));
        }
    }

    static MongoCollection<Document> entriesOf(MongoClient client) {
        return client.getDatabase("stage").getCollection("entries");
    }

    static Document entry(String writer, long number) {
        return new Document("_id", writer + "/" + number)
                .append("key", "key of " + writer + "/" + number)
                .append("changes", List.of(new Document("volume", number).append("name", "x".repeat(200))));
    }

    private static void write(MongoCollection<Document> entries, String writer) {
        for (long number = 0; ; number++) {
            entries.insertOne(entry(writer, number));
            System.out.println(writer + "/" + number);
            entries.updateOne(new Document("_id", writer + "/" + number), Updates.set("seen", true));
        }
    }
}
