package org.digitalstage.platform.aggregate.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Snapshot;

/**
 * Reads an aggregate from the store: the newest snapshot that the journal bears out, and the entries behind it as far as each names its
 * predecessor.
 */
final class Opening {

    /** How many entries one batch of point finds asks for. */
    static final int CHUNK = 64;

    private final Ports ports;
    private final Contact contact;
    private final EngineSettings settings;
    private final LongSupplier clock;

    Opening(Ports ports, Contact contact, EngineSettings settings, LongSupplier clock) {
        this.ports = ports;
        this.contact = contact;
        this.settings = settings;
        this.clock = clock;
    }

    CompletionStage<Opened> open(AggregateId aggregate) {
        return contact.ask(() -> ports.snapshots().load(aggregate)).thenCompose(kept -> fromNewest(aggregate, kept));
    }

    private CompletionStage<Opened> fromNewest(AggregateId aggregate, List<Snapshot> kept) {
        if (kept.isEmpty()) {
            return readOn(new Opened(State.empty(aggregate), answered(Map.of())));
        }
        Snapshot newest = kept.getFirst();
        State state = newest.state();
        return read(aggregate, state.seq(), 1).thenCompose(found -> {
            if (found.isEmpty() || !found.getFirst().entry().equals(state.entry())) {
                return discard(newest).thenCompose(_ -> fromNewest(aggregate, kept.subList(1, kept.size())));
            }
            return readOn(new Opened(state, answered(newest.answered())));
        });
    }

    private CompletionStage<Void> discard(Snapshot snapshot) {
        return contact.ask(() -> ports.snapshots().discard(snapshot));
    }

    private CompletionStage<Opened> readOn(Opened opened) {
        return read(opened.state.aggregate(), opened.state.seq() + 1, CHUNK).thenCompose(tail -> {
            boolean more = opened.fold(tail) && tail.size() == CHUNK;
            return more ? readOn(opened) : CompletableFuture.completedStage(opened);
        });
    }

    private CompletionStage<List<Entry>> read(AggregateId aggregate, long from, int count) {
        return contact.ask(() -> ports.journal().read(aggregate, from, count));
    }

    private Answered answered(Map<String, Long> kept) {
        return new Answered(settings.remembered(), clock, kept);
    }

    /** An aggregate as it was read; still growing while it is read. */
    static final class Opened {
        private final Answered answered;
        private final long snapshotSeq;
        private State state;

        Opened(State state, Answered answered) {
            this.state = state;
            this.answered = answered;
            this.snapshotSeq = state.seq();
        }

        /** Folds entries in as long as each follows the one before; false if one does not. */
        boolean fold(List<Entry> tail) {
            for (Entry entry : tail) {
                if (!state.expects(entry)) {
                    return false;
                }
                state = state.fold(entry);
                answered.note(entry);
            }
            return true;
        }

        State state() {
            return state;
        }

        Answered answered() {
            return answered;
        }

        long snapshotSeq() {
            return snapshotSeq;
        }
    }
}
