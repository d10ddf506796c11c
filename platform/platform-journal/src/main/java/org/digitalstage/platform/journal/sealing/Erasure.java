package org.digitalstage.platform.journal.sealing;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.JournalPosition;
import org.digitalstage.platform.aggregate.journal.Pending;
import org.digitalstage.platform.aggregate.journal.Pendings;
import org.digitalstage.platform.aggregate.journal.Snapshot;
import org.digitalstage.platform.aggregate.journal.Snapshots;

/**
 * Erases people: first the key, with which all that is sealed anywhere becomes unreadable, then the past of the person's own aggregate. What stays of that is
 * one entry that took everything away, and a snapshot of then: numbers go on behind it, and other aggregates still know how far they have come with this one.
 * Whatever is interrupted is finished by the next attempt.
 */
public final class Erasure {

    private static final int PAGE = 1000;
    private static final int LOOKS = 10;
    private static final long WAIT = 500;

    private final Sealing sealing;
    private final Snapshots snapshots;
    private final Pendings pendings;
    private final Shredder shredder;

    public Erasure(Sealing sealing, Snapshots snapshots, Pendings pendings, Shredder shredder) {
        this.sealing = sealing;
        this.snapshots = snapshots;
        this.pendings = pendings;
        this.shredder = shredder;
    }

    /**
     * Erases a person. Fails, to be tried again, as long as other aggregates must still be told of something older: the order in which they take it rests on
     * the entries that are to go.
     *
     * @param tombstone the person's aggregate as it stands now, with nothing personal in it
     * @param since number of the entry that took all away
     */
    public CompletionStage<Void> erase(Id<?> person, State tombstone, long since) {
        return othersAreTold(person, since, LOOKS)
                .thenCompose(told -> sealing.eraseKey(person))
                .thenCompose(gone -> mustBeTold(person, since))
                .thenCompose(told -> snapshots.save(new Snapshot(tombstone, Map.of())))
                .thenCompose(saved -> snapshots.load(tombstone.aggregate()))
                .thenCompose(kept -> discardOlder(kept, since))
                .thenCompose(discarded -> shredder.shred(tombstone.aggregate(), since));
    }

    /** The last word of the person can still be read meanwhile, also by another instance; but nobody waits for ever. */
    private CompletionStage<Void> othersAreTold(Id<?> person, long since, int looks) {
        return isTold(person, since + 1)
                .thenCompose(told -> told || looks == 0
                        ? CompletableFuture.completedStage(null)
                        : CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(WAIT, MILLISECONDS))
                                .thenCompose(waited -> othersAreTold(person, since, looks - 1)));
    }

    private CompletionStage<Void> mustBeTold(Id<?> person, long since) {
        return isTold(person, since).thenAccept(told -> {
            if (!told) {
                throw new IllegalStateException("Expected others to be told all, so that its entries can go");
            }
        });
    }

    /** Whether all follow-ups of entries before {@code end} were carried out. */
    private CompletionStage<Boolean> isTold(Id<?> person, long end) {
        return isTold("", person, end);
    }

    private CompletionStage<Boolean> isTold(String after, Id<?> person, long end) {
        return pendings.list(after, PAGE).thenCompose(notes -> {
            boolean none = notes.stream().map(Pending::position).noneMatch(note -> isBefore(note, person, end));
            return none && notes.size() == PAGE
                    ? isTold(notes.getLast().position().entry(), person, end)
                    : CompletableFuture.completedStage(none);
        });
    }

    private boolean isBefore(JournalPosition note, Id<?> person, long end) {
        return note.seq() < end && note.aggregate().equals(sealing.personal().aggregate(person));
    }

    private CompletionStage<Void> discardOlder(List<Snapshot> kept, long since) {
        CompletionStage<Void> all = CompletableFuture.completedStage(null);
        for (Snapshot snapshot : kept) {
            if (snapshot.state().seq() < since) {
                all = all.thenCompose(done -> snapshots.discard(snapshot));
            }
        }
        return all;
    }
}
