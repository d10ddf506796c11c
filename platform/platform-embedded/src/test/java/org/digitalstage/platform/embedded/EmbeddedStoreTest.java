package org.digitalstage.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {
    private static final int WIRE_OF_DRIVER_5_8 = 8;

    @Test
    void itListensOnLoopbackAndAnswersHello() {
        try (EmbeddedStore store = EmbeddedStore.inMemory();
                MongoClient client = MongoClients.create(store.url())) {
            Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));

            assertThat(store.url()).isEqualTo("mongodb://127.0.0.1:" + store.port());
            assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
            assertThat(hello.getInteger("maxWireVersion")).isGreaterThanOrEqualTo(WIRE_OF_DRIVER_5_8);
        }
    }

    @Test
    void aSecondDocumentWithTheSameIdIsRefusedAsADuplicate() {
        try (EmbeddedStore store = EmbeddedStore.inMemory();
                MongoClient client = MongoClients.create(store.url())) {
            MongoCollection<Document> entries = client.getDatabase("stage").getCollection("entries");
            entries.insertOne(new Document("_id", "stage/1"));

            assertThatThrownBy(() -> entries.insertOne(new Document("_id", "stage/1")))
                    .isInstanceOfSatisfying(
                            MongoWriteException.class,
                            e -> assertThat(e.getCode()).isEqualTo(11000));
        }
    }

    @Test
    void anUnknownCommandIsRefusedAndTheConnectionGoesOn() {
        try (EmbeddedStore store = EmbeddedStore.inMemory();
                MongoClient client = MongoClients.create(store.url())) {
            assertThatThrownBy(() -> client.getDatabase("stage").runCommand(new Document("noSuchThing", 1)))
                    .isInstanceOfSatisfying(
                            MongoCommandException.class,
                            e -> assertThat(e.getErrorCode()).isEqualTo(59));
            assertThat(client.getDatabase("stage")
                            .runCommand(new Document("ping", 1))
                            .get("ok"))
                    .isEqualTo(1.0);
        }
    }

    @Test
    void aFileKeepsDocumentsIndexesAndUpdatesOverARestart(@TempDir Path folder) {
        Path file = folder.resolve("new/store.mv");
        try (EmbeddedStore store = EmbeddedStore.inFile(file);
                MongoClient client = MongoClients.create(store.url())) {
            MongoCollection<Document> people = client.getDatabase("auth").getCollection("people");
            people.createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
            people.insertOne(new Document("_id", 1).append("email", "a@example.org"));
            people.insertOne(new Document("_id", 2).append("email", "b@example.org"));
            people.updateOne(Filters.eq(1), Updates.set("tags", List.of(new Document("name", "drums"))));
            people.deleteOne(Filters.eq(2));
        }
        try (EmbeddedStore store = EmbeddedStore.inFile(file);
                MongoClient client = MongoClients.create(store.url())) {
            MongoCollection<Document> people = client.getDatabase("auth").getCollection("people");

            assertThat(people.find())
                    .containsExactly(new Document("_id", 1)
                            .append("email", "a@example.org")
                            .append("tags", List.of(new Document("name", "drums"))));
            assertThatThrownBy(() -> people.insertOne(new Document("_id", 3).append("email", "a@example.org")))
                    .isInstanceOf(MongoWriteException.class);
        }
    }

    @Test
    void aFileInUseIsRefusedWithASentence(@TempDir Path folder) {
        Path file = folder.resolve("store.mv");
        try (EmbeddedStore _ = EmbeddedStore.inFile(file)) {
            assertThatThrownBy(() -> EmbeddedStore.inFile(file))
                    .isInstanceOf(StoreInUse.class)
                    .hasMessageContaining("another process uses it");
        }
    }
}
