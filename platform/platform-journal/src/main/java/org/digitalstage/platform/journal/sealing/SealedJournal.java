package org.digitalstage.platform.journal.sealing;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.JournalPosition;

/** A journal in which what is personal stands sealed; who writes and reads it sees nothing of that. */
final class SealedJournal implements Journal {

    private final Journal journal;
    private final Sealing sealing;

    SealedJournal(Journal journal, Sealing sealing) {
        this.journal = journal;
        this.sealing = sealing;
    }

    @Override
    public CompletionStage<Appended> append(Entry entry) {
        return sealing.sealed(entry).thenCompose(journal::append).thenCompose(this::opened);
    }

    private CompletionStage<Appended> opened(Appended answer) {
        return switch (answer) {
            case Appended.Accepted _ -> CompletableFuture.completedStage(answer);
            case Appended.Beaten(Entry by) ->
                sealing.opened(List.of(by)).thenApply(opened -> new Appended.Beaten(opened.getFirst()));
        };
    }

    @Override
    public CompletionStage<Boolean> replace(String orphan, Entry entry) {
        return sealing.sealed(entry).thenCompose(closed -> journal.replace(orphan, closed));
    }

    @Override
    public CompletionStage<List<Entry>> read(AggregateId aggregate, long from, int count) {
        return journal.read(aggregate, from, count).thenCompose(sealing::opened);
    }

    @Override
    public CompletionStage<List<News>> news(Collection<JournalPosition> held) {
        return journal.news(held);
    }
}
