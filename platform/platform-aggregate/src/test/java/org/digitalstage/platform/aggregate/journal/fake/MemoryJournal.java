package org.digitalstage.platform.aggregate.journal.fake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.JournalPosition;
import org.jspecify.annotations.Nullable;

/** One instance's view of the journal in a {@link MemoryStore}. */
public final class MemoryJournal implements Journal {

    private final MemoryStore store;
    private final Link link;

    public MemoryJournal(MemoryStore store, Timeline instance, Weather weather) {
        this.store = store;
        this.link = store.link(instance, weather);
    }

    @Override
    public CompletionStage<Appended> append(Entry entry) {
        return link.call("journal.append", () -> insert(entry));
    }

    @Override
    public CompletionStage<Boolean> replace(String orphan, Entry entry) {
        return link.call("journal.replace", () -> swap(orphan, entry));
    }

    @Override
    public CompletionStage<List<Entry>> read(AggregateId aggregate, long from, int count) {
        return link.call("journal.read", () -> run(aggregate, from, count));
    }

    @Override
    public CompletionStage<List<News>> news(Collection<JournalPosition> held) {
        List<JournalPosition> asked = List.copyOf(held);
        return link.call("journal.news", () -> asked.stream().map(this::news).toList());
    }

    private Appended insert(Entry entry) {
        Entry there = store.entries(entry.aggregate()).putIfAbsent(entry.seq(), entry);
        return there == null || there.entry().equals(entry.entry())
                ? new Appended.Accepted()
                : new Appended.Beaten(there);
    }

    private boolean swap(String orphan, Entry entry) {
        if (is(store.entry(entry.aggregate(), entry.seq()), orphan)) {
            store.entries(entry.aggregate()).put(entry.seq(), entry);
        }
        return is(store.entry(entry.aggregate(), entry.seq()), entry.entry());
    }

    private List<Entry> run(AggregateId aggregate, long from, int count) {
        List<Entry> found = new ArrayList<>();
        Entry next = store.entry(aggregate, from);
        while (next != null && found.size() < count) {
            found.add(next);
            next = store.entry(aggregate, from + found.size());
        }
        return found;
    }

    private News news(JournalPosition held) {
        boolean next = store.entry(held.aggregate(), held.seq() + 1) != null;
        boolean lost = held.seq() > 0 && !is(store.entry(held.aggregate(), held.seq()), held.entry());
        return new News(held, next, lost);
    }

    private static boolean is(@Nullable Entry entry, String id) {
        return entry != null && entry.entry().equals(id);
    }
}
