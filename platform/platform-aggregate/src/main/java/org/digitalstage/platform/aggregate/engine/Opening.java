package org.digitalstage.platform.aggregate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
    private final EngineSettings settings;

    Opening(Ports ports, EngineSettings settings) {
        this.ports = ports;
        this.settings = settings;
    }

    CompletionStage<Opened> open(AggregateId aggregate) {
        return ports.snapshots().load(aggregate).thenCompose(kept -> fromNewest(aggregate, kept));
    }

    private CompletionStage<Opened> fromNewest(AggregateId aggregate, List<Snapshot> kept) {
        if (kept.isEmpty()) {
            return readOn(
                    new Opened(State.empty(aggregate), new Answered(settings.remembered(), java.util.Map.of()), 0));
        }
        Snapshot newest = kept.getFirst();
        State state = newest.state();
        return ports.journal().read(aggregate, state.seq(), 1).thenCompose(found -> {
            if (found.isEmpty() || !found.getFirst().entry().equals(state.entry())) {
                return ports.snapshots()
                        .discard(newest)
                        .thenCompose(done -> fromNewest(aggregate, kept.subList(1, kept.size())));
            }
            return readOn(new Opened(state, new Answered(settings.remembered(), newest.answered()), state.seq()));
        });
    }

    private CompletionStage<Opened> readOn(Opened opened) {
        return ports.journal()
                .read(opened.state.aggregate(), opened.state.seq() + 1, CHUNK)
                .thenCompose(tail -> opened.fold(tail) && tail.size() == CHUNK
                        ? readOn(opened)
                        : CompletableFuture.completedStage(opened));
    }

    /** An aggregate as it was read; still growing while it is read. */
    static final class Opened {
        private State state;
        private final Answered answered;
        private final long snapshotSeq;

        Opened(State state, Answered answered, long snapshotSeq) {
            this.state = state;
            this.answered = answered;
            this.snapshotSeq = snapshotSeq;
        }

        /** Folds entries in as long as each follows the one before; false if one does not. */
        boolean fold(List<Entry> tail) {
            for (Entry entry : tail) {
                if (!Replica.follows(state, entry)) {
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

    /** The entries of {@code tail} that follow {@code state} one after the other. */
    static List<Entry> chain(State state, List<Entry> tail) {
        List<Entry> chain = new ArrayList<>();
        String entry = state.entry();
        long seq = state.seq();
        for (Entry next : tail) {
            if (next.seq() != seq + 1 || !next.prev().equals(entry)) {
                break;
            }
            chain.add(next);
            entry = next.entry();
            seq = next.seq();
        }
        return chain;
    }
}
