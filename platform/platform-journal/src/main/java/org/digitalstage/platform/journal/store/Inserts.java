package org.digitalstage.platform.journal.store;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.digitalstage.platform.aggregate.journal.Unavailable;

/**
 * Inserts documents, those that come within a short time in one command: a command costs the driver ten times what a document in it does. What comes
 * after a pause goes at once. Each document has its own fate. The blocking driver on threads of its own wakes half as many threads for a command as the
 * reactive one, and a command as it is costs half of what the driver's bulk write does, which would retry on its own account besides.
 */
final class Inserts {

    private static final BsonDocument DURABLE =
            new BsonDocument("w", new BsonString("majority")).append("j", BsonBoolean.TRUE);
    private static final int TAKEN = 11000;
    private static final int MOST_DOCUMENTS = 256;
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int THREADS = 4;

    private final MongoDatabase database;
    private final BsonString collection;
    private final long gather;
    private final Executor threads = threads();
    private final ConcurrentLinkedQueue<PendingInsert> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile long last;

    /**
     * Into a collection.
     *
     * @param gather how long documents are gathered at most; zero means not at all
     */
    Inserts(MongoDatabase database, String collection, Duration gather) {
        this.database = database;
        this.collection = new BsonString(collection);
        this.gather = gather.toNanos();
        this.last = System.nanoTime() - this.gather;
    }

    private static Executor threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("journal-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** The answer is false if the document's {@code _id} is taken; {@link Unavailable} means that nobody knows. */
    CompletableFuture<Boolean> insert(RawBsonDocument document) {
        PendingInsert one = new PendingInsert(document, new CompletableFuture<>());
        waiting.add(one);
        if (scheduled.compareAndSet(false, true)) {
            threads.execute(this::insertWhatWaits);
        }
        return one.inserted;
    }

    private void insertWhatWaits() {
        LockSupport.parkNanos(last + gather - System.nanoTime());
        last = System.nanoTime();
        scheduled.set(false);
        for (List<PendingInsert> batch = next(); !batch.isEmpty(); batch = next()) {
            insert(batch);
        }
    }

    private List<PendingInsert> next() {
        List<PendingInsert> batch = new ArrayList<>();
        int bytes = 0;
        while (batch.size() < MOST_DOCUMENTS && bytes < MOST_BYTES) {
            PendingInsert next = waiting.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
            bytes += next.document.getByteBuffer().remaining();
        }
        return batch;
    }

    private void insert(List<PendingInsert> batch) {
        try {
            end(batch, database.runCommand(command(batch), BsonDocument.class));
        } catch (Throwable fault) {
            Throwable named = DriverFaults.named(fault);
            batch.forEach(each -> each.inserted.completeExceptionally(named));
        }
    }

    private BsonDocument command(List<PendingInsert> batch) {
        return new BsonDocument("insert", collection)
                .append("ordered", BsonBoolean.FALSE)
                .append("writeConcern", DURABLE)
                .append(
                        "documents",
                        new BsonArray(
                                batch.stream().map(PendingInsert::document).toList()));
    }

    private static void end(List<PendingInsert> batch, BsonDocument reply) {
        for (BsonValue error : reply.getArray("writeErrors", new BsonArray())) {
            BsonDocument refused = error.asDocument();
            batch.get(refused.getNumber("index").intValue())
                    .refused(refused.getNumber("code").intValue());
        }
        boolean durable = !reply.containsKey("writeConcernError");
        batch.forEach(each -> each.ended(durable));
    }

    private record PendingInsert(RawBsonDocument document, CompletableFuture<Boolean> inserted) {

        void refused(int code) {
            if (code == TAKEN) {
                inserted.complete(false);
            } else {
                String sentence = "Expected the insert to be taken but it was answered with code " + code;
                inserted.completeExceptionally(
                        DriverFaults.isOurs(code) ? new IllegalArgumentException(sentence) : new Unavailable(sentence));
            }
        }

        void ended(boolean durable) {
            if (durable) {
                inserted.complete(true);
            } else {
                inserted.completeExceptionally(Answers.notThereYet("an insert that may not outlive its server"));
            }
        }
    }
}
