package org.digitalstage.stage.presence;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.bson.Document;
import org.digitalstage.platform.aggregate.entity.Id;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The book in MongoDB: collection {@code connections}, {@code _id} is {@code <boot>/<connection>}; {@code boot} is indexed. */
final class MongoBook implements Book {

    private final MongoCollection<Document> lines;

    MongoBook(MongoDatabase database) {
        this.lines = database.getCollection("connections");
        Mono.from(lines.createIndex(Indexes.ascending("boot")))
                .onErrorComplete()
                .subscribe();
    }

    @Override
    public CompletionStage<Void> add(Attendee line) {
        Document document = new Document("_id", id(line))
                .append("boot", line.boot())
                .append("connection", line.connection())
                .append("user", line.user().hex());
        return done(lines.replaceOne(Filters.eq("_id", id(line)), document, new ReplaceOptions().upsert(true)));
    }

    @Override
    public CompletionStage<Void> remove(Attendee line) {
        return done(lines.deleteOne(Filters.eq("_id", id(line))));
    }

    @Override
    public CompletionStage<List<Attendee>> of(String boot) {
        return Flux.from(lines.find(Filters.eq("boot", boot)))
                .map(MongoBook::line)
                .collectList()
                .toFuture()
                .thenApply(Objects::requireNonNull);
    }

    private static CompletionStage<Void> done(Publisher<?> operation) {
        return Mono.from(operation).toFuture().thenAccept(result -> {});
    }

    private static String id(Attendee line) {
        return line.boot() + "/" + line.connection();
    }

    private static Attendee line(Document document) {
        return new Attendee(
                document.getString("boot"), document.getString("connection"), new Id<>(document.getString("user")));
    }
}
