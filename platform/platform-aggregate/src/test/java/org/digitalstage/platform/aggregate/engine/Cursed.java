package org.digitalstage.platform.aggregate.engine;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.JournalPosition;
import org.jspecify.annotations.Nullable;

/** A journal with a fault of our own making: some entries it cannot write or read, however often it is asked. */
final class Cursed implements Journal {

    private final Journal journal;
    private boolean all;
    private @Nullable AggregateId unreadable;

    Cursed(Journal journal) {
        this.journal = journal;
    }

    /** Whether nothing can be written. */
    void curseAll(boolean isSo) {
        all = isSo;
    }

    /** What stands there cannot be read. */
    void unreadable(AggregateId aggregate) {
        unreadable = aggregate;
    }

    @Override
    public CompletionStage<Appended> append(Entry entry) {
        return isCursed(entry) ? fault() : journal.append(entry);
    }

    @Override
    public CompletionStage<Boolean> replace(String orphan, Entry entry) {
        return isCursed(entry) ? fault() : journal.replace(orphan, entry);
    }

    private boolean isCursed(Entry entry) {
        return all
                || entry.steps().stream()
                        .flatMap(step -> step.changes().stream())
                        .anyMatch(change -> change instanceof Change.Said said
                                && said.kind().equals(BoxRules.CURSE));
    }

    private static <T> CompletionStage<T> fault() {
        return CompletableFuture.failedStage(new IllegalStateException("Expected to be able to do this"));
    }

    @Override
    public CompletionStage<List<Entry>> read(AggregateId aggregate, long from, int count) {
        return aggregate.equals(unreadable) ? fault() : journal.read(aggregate, from, count);
    }

    @Override
    public CompletionStage<List<News>> news(Collection<JournalPosition> held) {
        return journal.news(held);
    }
}
