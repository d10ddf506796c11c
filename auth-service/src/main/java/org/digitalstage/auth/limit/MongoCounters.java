package org.digitalstage.auth.limit;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.MongoCommandException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.Date;
import org.bson.Document;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Counts in MongoDB, one small document per key and window. */
public final class MongoCounters implements Counters {

    private static final int DUPLICATE_KEY = 11000;
    private static final FindOneAndUpdateOptions UPSERT =
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> counters;

    public MongoCounters(MongoDatabase database) {
        this.counters = database.getCollection("counters");
    }

    @Override
    public Mono<Void> prepare() {
        return Mono.from(counters.createIndex(Indexes.ascending("ends"))).then();
    }

    @Override
    public Mono<Integer> add(String key, Window window, int amount) {
        var change = combine(inc("count", amount), setOnInsert("ends", Date.from(window.end())));
        return Mono.defer(() -> Mono.from(counters.findOneAndUpdate(eq("_id", id(key, window)), change, UPSERT)))
                .retryWhen(Retry.max(3).filter(MongoCounters::wasCreatedMeanwhile))
                .map(document -> document.getInteger("count", 0));
    }

    /** Two upserts of one new document may meet; the second then finds it. */
    private static boolean wasCreatedMeanwhile(Throwable fault) {
        return fault instanceof MongoCommandException command && command.getErrorCode() == DUPLICATE_KEY;
    }

    @Override
    public Mono<Integer> read(String key, Window window) {
        return Mono.from(counters.find(eq("_id", id(key, window))).first())
                .map(document -> document.getInteger("count", 0))
                .defaultIfEmpty(0);
    }

    @Override
    public Mono<Void> forget(Window window) {
        return Mono.from(counters.deleteMany(lt("ends", Date.from(window.end()))))
                .then();
    }

    private static String id(String key, Window window) {
        return key + "/" + window.number();
    }
}
