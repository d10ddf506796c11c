package org.digitalstage.platform.journal.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Snapshot;
import org.digitalstage.platform.aggregate.journal.Snapshots;
import org.digitalstage.platform.journal.form.SnapshotForm;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots as a collection with two documents per aggregate, {@code aggregate/0} and {@code aggregate/1}; the newer one is the one with the higher
 * {@code n}. A new snapshot takes the place of the older one, and only if nobody did so before.
 */
public final class MongoSnapshots implements Snapshots {

    private static final int TRIES = 20;

    private final MongoCollection<RawBsonDocument> slots;
    private volatile boolean prepared;

    public MongoSnapshots(MongoDatabase database) {
        this.slots = Durable.collection(database, "snapshots");
    }

    @Override
    public CompletionStage<List<Snapshot>> load(AggregateId aggregate) {
        return Answers.all(slots.find(ofAggregate(aggregate)))
                .thenApply(found -> found.stream()
                        .sorted(Comparator.comparingLong(Slot::seq).reversed())
                        .map(Slot::snapshot)
                        .toList());
    }

    @Override
    public CompletionStage<Void> save(Snapshot snapshot) {
        byte[] content = SnapshotForm.write(snapshot);
        return prepare().thenCompose(ready -> save(snapshot, content, TRIES));
    }

    /** Makes the index that a conditional replacement needs in the embedded store, which would read all states without it. */
    private CompletableFuture<Void> prepare() {
        if (prepared) {
            return CompletableFuture.completedFuture(null);
        }
        return Answers.done(slots.createIndex(ascending("_id", "n"), new IndexOptions().unique(true)))
                .handle((made, fault) -> {
                    prepared = fault == null;
                    return null;
                });
    }

    private CompletableFuture<Void> save(Snapshot snapshot, byte[] content, int tries) {
        return heads(snapshot.state().aggregate()).thenCompose(heads -> save(snapshot, content, heads, tries));
    }

    private CompletableFuture<Void> save(Snapshot snapshot, byte[] content, List<RawBsonDocument> heads, int tries) {
        long seq = snapshot.state().seq();
        if (heads.stream().anyMatch(head -> Slot.seq(head) == seq)) {
            return CompletableFuture.completedFuture(null);
        }
        Optional<String> free = Slot.free(snapshot.state().aggregate(), heads);
        if (free.isPresent()) {
            RawBsonDocument slot = Slot.document(free.get(), snapshot, content);
            CompletableFuture<Void> inserted = Answers.done(slots.insertOne(slot));
            return Answers.ifTaken(inserted, fault -> again(snapshot, content, tries));
        }
        RawBsonDocument oldest =
                heads.stream().min(Comparator.comparingLong(Slot::seq)).orElseThrow();
        return Slot.seq(oldest) > seq
                ? CompletableFuture.completedFuture(null)
                : replace(oldest, snapshot, content, tries);
    }

    private CompletableFuture<Void> replace(RawBsonDocument oldest, Snapshot snapshot, byte[] content, int tries) {
        String id = Slot.id(oldest);
        return Answers.first(slots.replaceOne(
                        and(eq("_id", id), eq("n", Slot.seq(oldest))), Slot.document(id, snapshot, content)))
                .thenCompose(result ->
                        replaced(result) ? CompletableFuture.completedFuture(null) : again(snapshot, content, tries));
    }

    private CompletableFuture<Void> again(Snapshot snapshot, byte[] content, int tries) {
        return tries == 0
                ? CompletableFuture.failedFuture(
                        Answers.notThereYet("a snapshot of " + snapshot.state().aggregate()))
                : save(snapshot, content, tries - 1);
    }

    @Override
    public CompletionStage<Void> discard(Snapshot snapshot) {
        return heads(snapshot.state().aggregate())
                .thenCompose(heads -> heads.stream()
                        .filter(head -> Slot.is(head, snapshot))
                        .findFirst()
                        .map(head ->
                                Answers.done(slots.deleteOne(and(eq("_id", Slot.id(head)), eq("n", Slot.seq(head))))))
                        .orElseGet(() -> CompletableFuture.completedFuture(null)));
    }

    private CompletableFuture<List<RawBsonDocument>> heads(AggregateId aggregate) {
        return Answers.all(slots.find(ofAggregate(aggregate)).projection(include("_id", "n", "e")));
    }

    private static Bson ofAggregate(AggregateId aggregate) {
        return in("_id", Slot.ids(aggregate));
    }

    private static boolean replaced(@Nullable UpdateResult result) {
        return result != null && result.getMatchedCount() == 1;
    }
}
