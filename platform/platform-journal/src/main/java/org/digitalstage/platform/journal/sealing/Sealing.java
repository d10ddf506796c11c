package org.digitalstage.platform.journal.sealing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
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

    CompletionStage<Entry> sealed(Entry entry) {
        return turned(entry, Rewriting::entry, keys::toSeal, Closing::new);
    }

    CompletionStage<Snapshot> sealed(Snapshot snapshot) {
        return turned(snapshot, Rewriting::snapshot, keys::toSeal, Closing::new);
    }

    CompletionStage<List<Entry>> opened(List<Entry> entries) {
        return turned(entries, Sealing::entries, keys::toOpen, Unsealing::new);
    }

    private static List<Entry> entries(Rewriting rewriting, List<Entry> entries) {
        return entries.stream().map(rewriting::entry).toList();
    }

    CompletionStage<List<Snapshot>> openedSnapshots(List<Snapshot> snapshots) {
        return turned(snapshots, Sealing::snapshots, keys::toOpen, Unsealing::new);
    }

    private static List<Snapshot> snapshots(Rewriting rewriting, List<Snapshot> snapshots) {
        return snapshots.stream().map(rewriting::snapshot).toList();
    }

    /** Goes through it twice in the same way: to find whose keys are needed, and with these keys. */
    private <T> CompletionStage<T> turned(
            T what,
            BiFunction<Rewriting, T, T> way,
            Function<Set<Id<?>>, CompletionStage<Map<Id<?>, Key>>> find,
            Function<Map<Id<?>, Key>, Hand> hand) {
        Whose whose = new Whose();
        T same = way.apply(new Rewriting(personal, whose), what);
        return whose.people().isEmpty()
                ? CompletableFuture.completedStage(same)
                : find.apply(whose.people())
                        .thenApply(known -> way.apply(new Rewriting(personal, hand.apply(known)), what));
    }
}
