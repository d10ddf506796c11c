package org.digitalstage.platform.journal.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.JournalPosition;
import org.digitalstage.platform.journal.form.EntryForm;
import org.jspecify.annotations.Nullable;

/**
 * The journal as a MongoDB collection, one document per entry (its form: {@link EntryForm}). The uniqueness of {@code _id}
 * ({@code aggregate/seq}) is the whole concurrency control, and every find names {@code _id}s and nothing else: a sharded cluster shards by
 * {@code {_id: 1}}, which keeps an aggregate's entries together and unique, and the embedded store has no other index.
 */
public final class MongoJournal implements Journal {

    /** The collection's name. */
    public static final String COLLECTION = "journal";

    private static final Appended ACCEPTED = new Appended.Accepted();
    private static final int CHUNK = 128;

    private final MongoCollection<RawBsonDocument> entries;
    private final Inserts inserts;
    private final Heads heads;

    /**
     * In a database.
     *
     * @param appending the same database on the blocking driver, for the one write that every command waits for
     * @param gather how long entries of different aggregates are gathered, at most, to be inserted by one command
     */
    public MongoJournal(MongoDatabase database, com.mongodb.client.MongoDatabase appending, Duration gather) {
        this.entries = Durable.collection(database, COLLECTION);
        this.inserts = new Inserts(appending, COLLECTION, gather);
        this.heads = new Heads(entries);
    }

    @Override
    public CompletionStage<Appended> append(Entry entry) {
        return written(entry)
                .thenCompose(inserts::insert)
                .thenCompose(inserted -> inserted ? CompletableFuture.completedFuture(ACCEPTED) : standing(entry));
    }

    private static CompletionStage<RawBsonDocument> written(Entry entry) {
        try {
            return CompletableFuture.completedStage(Document.of(entry));
        } catch (RuntimeException unwritable) {
            return CompletableFuture.failedStage(unwritable);
        }
    }

    /** Who has the number. */
    private CompletableFuture<Appended> standing(Entry entry) {
        return Answers.standing(() -> find(Document.id(entry)), Document.id(entry))
                .thenApply(found -> judge(entry, found));
    }

    private static Appended judge(Entry entry, RawBsonDocument found) {
        return Document.is(found, entry.entry()) ? ACCEPTED : new Appended.Beaten(Document.entry(found));
    }

    @Override
    public CompletionStage<Boolean> replace(String orphan, Entry entry) {
        // Not a find by _id alone, so a scan in the embedded store: it happens only after a journal was restored.
        return Answers.first(
                        entries.replaceOne(and(eq("_id", Document.id(entry)), eq("e", orphan)), Document.of(entry)))
                .thenCompose(done -> find(Document.id(entry)))
                .thenApply(found -> Document.is(found, entry.entry()));
    }

    @Override
    public CompletionStage<List<Entry>> read(AggregateId aggregate, long from, int count) {
        return readOn(aggregate, from, count, new ArrayList<>());
    }

    private CompletableFuture<List<Entry>> readOn(AggregateId aggregate, long from, int count, List<Entry> read) {
        int chunk = Math.min(CHUNK, count - read.size());
        if (chunk <= 0) {
            return CompletableFuture.completedFuture(read);
        }
        long start = from + read.size();
        List<String> ids = LongStream.range(start, start + chunk)
                .mapToObj(seq -> EntryForm.id(aggregate, seq))
                .toList();
        return Answers.all(entries.find(in("_id", ids))).thenCompose(found -> {
            boolean whole = addUpToHole(ids, found, read) && chunk == CHUNK;
            return whole ? readOn(aggregate, from, count, read) : CompletableFuture.completedFuture(read);
        });
    }

    private static boolean addUpToHole(List<String> ids, List<RawBsonDocument> found, List<Entry> read) {
        Map<String, RawBsonDocument> byId = Document.byId(found);
        for (String id : ids) {
            RawBsonDocument document = byId.get(id);
            if (document == null) {
                return false;
            }
            read.add(Document.entry(document));
        }
        return true;
    }

    @Override
    public CompletionStage<List<News>> news(Collection<JournalPosition> held) {
        return heads.news(List.copyOf(held));
    }

    private CompletableFuture<@Nullable RawBsonDocument> find(String id) {
        Bson byId = eq("_id", id);
        return Answers.first(entries.find(byId));
    }
}
