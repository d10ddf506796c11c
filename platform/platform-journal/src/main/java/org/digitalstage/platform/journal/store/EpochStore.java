package org.digitalstage.platform.journal.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * The epoch of the journal: a name that changes whenever the journal is restored from a backup, so that entries of the lost history, which may still be
 * in the streams, are not taken for this one's. Document {@code epoch} of the collection {@code meta}.
 */
public final class EpochStore {

    private static final String ID = "epoch";
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final MongoCollection<RawBsonDocument> meta;
    private final Supplier<String> names;

    /**
     * Over a database.
     *
     * @param names a new name at each call, unique for ever
     */
    public EpochStore(MongoDatabase database, Supplier<String> names) {
        this.meta = Durable.collection(database, "meta");
        this.names = names;
    }

    /** The epoch; the first one is made when there is none. */
    public CompletionStage<String> current() {
        return Answers.first(meta.find(eq("_id", ID)))
                .thenCompose(found -> found == null ? first() : CompletableFuture.completedFuture(name(found)));
    }

    /** Begins a new epoch, to be called whenever the journal was restored; running instances learn of it. */
    public CompletionStage<String> newEpoch() {
        String name = names.get();
        return Answers.done(meta.replaceOne(eq("_id", ID), document(name), new ReplaceOptions().upsert(true)))
                .thenApply(done -> name);
    }

    private CompletionStage<String> first() {
        String name = names.get();
        CompletableFuture<String> made =
                Answers.done(meta.insertOne(document(name))).thenApply(done -> name);
        return Answers.ifTaken(made, fault -> current().toCompletableFuture());
    }

    private static String name(RawBsonDocument epoch) {
        return epoch.getString("v").getValue();
    }

    private static RawBsonDocument document(String name) {
        return new RawBsonDocument(
                new BsonDocument("_id", new BsonString(ID)).append("v", new BsonString(name)), CODEC);
    }
}
