package org.digitalstage.auth.revocation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.digitalstage.platform.jwt.AccountId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Revocations in MongoDB; the place is the document's id. */
public final class MongoRevocationLog implements RevocationLog {

    private static final int TRIES = 100;

    private final MongoCollection<Document> revocations;

    public MongoRevocationLog(MongoDatabase database) {
        this.revocations = database.getCollection("revocations");
    }

    @Override
    public Mono<Void> prepare() {
        var sparse = new IndexOptions().sparse(true);
        return Flux.just("jti", "untold")
                .concatMap(field -> revocations.createIndex(Indexes.ascending(field), sparse))
                .then();
    }

    @Override
    public Mono<Revocation> append(Revocation revocation) {
        return last().map(place -> revocation.at(place + 1))
                .flatMap(this::insert)
                .retryWhen(Retry.max(TRIES).filter(MongoRevocationLog::placeIsTaken));
    }

    @Override
    public Mono<Long> last() {
        return Mono.from(revocations.find().sort(descending("_id")).first())
                .map(document -> document.getLong("_id"))
                .defaultIfEmpty(0L);
    }

    private Mono<Revocation> insert(Revocation revocation) {
        return Mono.from(revocations.insertOne(write(revocation))).thenReturn(revocation);
    }

    private static boolean placeIsTaken(Throwable fault) {
        return fault instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    @Override
    public Mono<Boolean> contains(String jti) {
        return Mono.from(revocations.find(eq("jti", jti)).first()).hasElement();
    }

    @Override
    public Flux<Revocation> after(long cursor, int limit) {
        return Flux.from(revocations
                        .find(gt("_id", cursor))
                        .sort(ascending("_id"))
                        .limit(limit))
                .map(MongoRevocationLog::read);
    }

    @Override
    public Mono<Void> told(long cursor) {
        return Mono.from(revocations.updateOne(eq("_id", cursor), unset("untold")))
                .then();
    }

    @Override
    public Flux<Revocation> untold(int limit) {
        return Flux.from(revocations
                        .find(eq("untold", true))
                        .sort(ascending("_id"))
                        .limit(limit))
                .map(MongoRevocationLog::read);
    }

    @Override
    public Mono<Void> forget(Instant now) {
        return last().flatMap(last ->
                        Mono.from(revocations.deleteMany(and(lt("until", Date.from(now)), lt("_id", last)))))
                .then();
    }

    private static Document write(Revocation revocation) {
        var document = new Document("_id", revocation.cursor())
                .append("account", revocation.account().hex())
                .append("until", Date.from(revocation.until()))
                .append("untold", true);
        if (revocation.jti() != null) {
            document.append("jti", revocation.jti());
        }
        if (revocation.before() != null) {
            document.append("before", Date.from(revocation.before()));
        }
        return document;
    }

    private static Revocation read(Document document) {
        return new Revocation(
                document.getLong("_id"),
                new AccountId(document.getString("account")),
                document.getString("jti"),
                instant(document.getDate("before")),
                document.getDate("until").toInstant());
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
