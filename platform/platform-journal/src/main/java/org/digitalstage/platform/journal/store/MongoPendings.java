package org.digitalstage.platform.journal.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.JournalPosition;
import org.digitalstage.platform.aggregate.journal.Pending;
import org.digitalstage.platform.aggregate.journal.Pendings;

/** The pending notes as a collection: {@code _id} is the entry's id, {@code a} its aggregate, {@code n} its number. */
public final class MongoPendings implements Pendings {

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final MongoCollection<RawBsonDocument> notes;

    public MongoPendings(MongoDatabase database) {
        this.notes = Durable.collection(database, "pending");
    }

    @Override
    public CompletionStage<Void> insert(Pending pending) {
        JournalPosition position = pending.position();
        BsonDocument note = new BsonDocument("_id", new BsonString(position.entry()))
                .append("a", new BsonString(position.aggregate().toString()))
                .append("n", new BsonInt64(position.seq()));
        CompletableFuture<Void> inserted = Answers.done(notes.insertOne(new RawBsonDocument(note, CODEC)));
        return Answers.ifTaken(inserted, fault -> CompletableFuture.completedFuture(null));
    }

    @Override
    public CompletionStage<Void> delete(Pending pending) {
        return Answers.done(notes.deleteOne(eq("_id", pending.position().entry())));
    }

    @Override
    public CompletionStage<List<Pending>> list(String after, int limit) {
        return Answers.all(notes.find(gt("_id", after)).sort(ascending("_id")).limit(limit))
                .thenApply(found -> found.stream().map(MongoPendings::pending).toList());
    }

    private static Pending pending(RawBsonDocument note) {
        AggregateId aggregate = AggregateId.parse(note.getString("a").getValue());
        return new Pending(new JournalPosition(
                aggregate, note.getInt64("n").getValue(), note.getString("_id").getValue()));
    }
}
