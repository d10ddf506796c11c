package org.digitalstage.platform.journal.store;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
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
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Inserts documents, those that come within a short time in one command: a command costs the driver ten times what a document in it does. What comes
 * after a pause goes at once. Each document has its own fate. The blocking driver on threads of its own wakes half as many threads for a command as the
 * reactive one.
 */
final class Inserts {

    private static final InsertManyOptions EACH_FOR_ITSELF = new InsertManyOptions().ordered(false);
    private static final int MOST_DOCUMENTS = 256;
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int THREADS = 4;

    private final MongoCollection<RawBsonDocument> collection;
    private final long gather;
    private final Executor threads = threads();
    private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile long last;

    /**
     * Into a collection.
     *
     * @param gather how long documents are gathered at most; zero means not at all
     */
    Inserts(MongoCollection<RawBsonDocument> collection, Duration gather) {
        this.collection = collection;
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

    /** The answer is false if the document's {@code _id} is taken; any fault means that nobody knows. */
    CompletableFuture<Boolean> insert(RawBsonDocument document) {
        Waiting one = new Waiting(document, new CompletableFuture<>());
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
        for (List<Waiting> batch = next(); !batch.isEmpty(); batch = next()) {
            insert(batch);
        }
    }

    private List<Waiting> next() {
        List<Waiting> batch = new ArrayList<>();
        int bytes = 0;
        while (batch.size() < MOST_DOCUMENTS && bytes < MOST_BYTES) {
            Waiting next = waiting.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
            bytes += next.document.getByteBuffer().remaining();
        }
        return batch;
    }

    private void insert(List<Waiting> batch) {
        try {
            collection.insertMany(batch.stream().map(Waiting::document).toList(), EACH_FOR_ITSELF);
            end(batch, null);
        } catch (RuntimeException fault) {
            end(batch, fault);
        }
    }

    private static void end(List<Waiting> batch, @Nullable Throwable fault) {
        if (fault == null) {
            batch.forEach(each -> each.inserted.complete(true));
        } else if (fault instanceof MongoBulkWriteException partly) {
            partly.getWriteErrors().forEach(error -> batch.get(error.getIndex()).refused(error));
            boolean known = partly.getWriteConcernError() == null;
            batch.forEach(each -> each.ended(known, partly));
        } else {
            batch.forEach(each -> each.inserted.completeExceptionally(fault));
        }
    }

    private record Waiting(RawBsonDocument document, CompletableFuture<Boolean> inserted) {

        void refused(BulkWriteError error) {
            if (error.getCategory() == ErrorCategory.DUPLICATE_KEY) {
                inserted.complete(false);
            } else {
                inserted.completeExceptionally(new InDoubt("an insert that was answered with code " + error.getCode()));
            }
        }

        void ended(boolean known, Throwable fault) {
            if (known) {
                inserted.complete(true);
            } else {
                inserted.completeExceptionally(fault);
            }
        }
    }
}
