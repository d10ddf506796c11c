package org.digitalstage.platform.journal.store;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bson.RawBsonDocument;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.JournalPosition;
import org.digitalstage.platform.journal.form.EntryForm;

/** What stands at and behind many positions: only ids are read, so that asking for all replicas every two seconds costs little. */
final class Heads {

    private static final int MOST = 500;

    private final MongoCollection<RawBsonDocument> entries;

    Heads(MongoCollection<RawBsonDocument> entries) {
        this.entries = entries;
    }

    CompletableFuture<List<Journal.News>> news(List<JournalPosition> asked) {
        List<CompletableFuture<Map<String, RawBsonDocument>>> batches = new ArrayList<>();
        for (int start = 0; start < asked.size(); start += MOST) {
            batches.add(heads(asked.subList(start, Math.min(asked.size(), start + MOST))));
        }
        return CompletableFuture.allOf(batches.toArray(CompletableFuture[]::new))
                .thenApply(done -> news(asked, batches));
    }

    private CompletableFuture<Map<String, RawBsonDocument>> heads(List<JournalPosition> asked) {
        List<String> ids = new ArrayList<>(asked.size() * 2);
        for (JournalPosition position : asked) {
            ids.add(EntryForm.id(position.aggregate(), position.seq()));
            ids.add(EntryForm.id(position.aggregate(), position.seq() + 1));
        }
        return Answers.all(entries.find(in("_id", ids)).projection(include("_id", "e")))
                .thenApply(Document::byId);
    }

    private static List<Journal.News> news(
            List<JournalPosition> asked, List<CompletableFuture<Map<String, RawBsonDocument>>> batches) {
        Map<String, RawBsonDocument> heads = new HashMap<>();
        batches.forEach(batch -> heads.putAll(batch.join()));
        return asked.stream().map(position -> news(position, heads)).toList();
    }

    private static Journal.News news(JournalPosition held, Map<String, RawBsonDocument> heads) {
        RawBsonDocument own = heads.get(EntryForm.id(held.aggregate(), held.seq()));
        boolean next = heads.containsKey(EntryForm.id(held.aggregate(), held.seq() + 1));
        boolean lost = held.seq() > 0 && !Document.is(own, held.entry());
        return new Journal.News(held, next, lost);
    }
}
