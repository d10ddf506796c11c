package org.digitalstage.platform.journal.store;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.bson.RawBsonDocument;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.journal.form.EntryForm;
import org.digitalstage.platform.journal.sealing.Shredder;

/** Takes entries out of the collection of {@link MongoJournal}, by their ids as everything there. */
public final class MongoShredder implements Shredder {

    private static final int CHUNK = 128;

    private final MongoCollection<RawBsonDocument> entries;

    public MongoShredder(MongoDatabase database) {
        this.entries = Durable.collection(database, MongoJournal.COLLECTION);
    }

    @Override
    public CompletionStage<Void> shred(AggregateId aggregate, long end) {
        return shred(aggregate, 1, end);
    }

    /** From the first on: whoever reads meanwhile meets a hole at the beginning, and never goes on behind one. */
    private CompletableFuture<Void> shred(AggregateId aggregate, long from, long end) {
        if (from >= end) {
            return CompletableFuture.completedFuture(null);
        }
        long to = Math.min(from + CHUNK, end);
        List<String> ids = LongStream.range(from, to)
                .mapToObj(seq -> EntryForm.id(aggregate, seq))
                .toList();
        return Answers.done(entries.deleteMany(in("_id", ids))).thenCompose(done -> shred(aggregate, to, end));
    }
}
