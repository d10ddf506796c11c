package org.digitalstage.platform.journal.sealing;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.Snapshot;
import org.digitalstage.platform.aggregate.journal.Snapshots;

/** Seals what is written and opens what is read, with the keys of the people it is about. */
public final class Sealing {

    private final Personal personal;
    private final KnownKeys keys;

    /**
     * For one service.
     *
     * @param nanos a clock that only ever goes on, in nanoseconds
     */
    public Sealing(Personal personal, Keys keys, LongSupplier nanos) {
        this.personal = personal;
        this.keys = new KnownKeys(keys, nanos);
    }

    /** This journal, with all that is personal sealed. */
    public Journal over(Journal journal) {
        return new SealedJournal(journal, this);
    }

    /** These snapshots, with all that is personal sealed. */
    public Snapshots over(Snapshots snapshots) {
        return new SealedSnapshots(snapshots, this);
    }

    Personal personal() {
        return personal;
    }

    CompletionStage<Void> eraseKey(Id<?> person) {
        return keys.erase(person);
    }

    boolean concerns(Entry entry) {
        return personal.concerns(entry);
    }

    CompletionStage<Entry> sealed(Entry entry) {
        AboutWhom about = new AboutWhom();
        new Rewriting(personal, about).entry(entry);
        return closing(about.people()).thenApply(closing -> closing.entry(entry));
    }

    CompletionStage<Snapshot> sealed(Snapshot snapshot) {
        AboutWhom about = new AboutWhom();
        new Rewriting(personal, about).snapshot(snapshot);
        return about.people().isEmpty()
                ? CompletableFuture.completedStage(snapshot)
                : closing(about.people()).thenApply(closing -> closing.snapshot(snapshot));
    }

    private CompletionStage<Rewriting> closing(Set<Id<?>> people) {
        return keys.toSeal(people).thenApply(known -> new Rewriting(personal, new Closing(known)));
    }

    CompletionStage<List<Entry>> opened(List<Entry> entries) {
        SealedFor sealed = new SealedFor();
        Rewriting looking = new Rewriting(personal, sealed);
        entries.stream().filter(this::concerns).forEach(looking::entry);
        return sealed.people().isEmpty()
                ? CompletableFuture.completedStage(entries)
                : opening(sealed.people()).thenApply(opening -> opened(entries, opening));
    }

    private List<Entry> opened(List<Entry> entries, Rewriting opening) {
        return entries.stream()
                .map(entry -> concerns(entry) ? opening.entry(entry) : entry)
                .toList();
    }

    CompletionStage<List<Snapshot>> openedSnapshots(List<Snapshot> snapshots) {
        SealedFor sealed = new SealedFor();
        Rewriting looking = new Rewriting(personal, sealed);
        snapshots.forEach(looking::snapshot);
        return sealed.people().isEmpty()
                ? CompletableFuture.completedStage(snapshots)
                : opening(sealed.people())
                        .thenApply(opening ->
                                snapshots.stream().map(opening::snapshot).toList());
    }

    private CompletionStage<Rewriting> opening(Set<Id<?>> people) {
        return keys.toOpen(people).thenApply(known -> new Rewriting(personal, new Opening(known)));
    }
}
