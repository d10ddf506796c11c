package org.digitalstage.platform.aggregate.journal.fake;

import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Snapshot;
import org.digitalstage.platform.aggregate.journal.Snapshots;
import org.jspecify.annotations.Nullable;

/** One instance's view of the snapshots in a {@link MemoryStore}. */
public final class MemorySnapshots implements Snapshots {

    private static final int KEPT = 2;

    private final MemoryStore store;
    private final Link link;

    public MemorySnapshots(MemoryStore store, Timeline instance, Weather weather) {
        this.store = store;
        this.link = store.link(instance, weather);
    }

    @Override
    public CompletionStage<List<Snapshot>> load(AggregateId aggregate) {
        return link.call(
                "snapshots.load",
                () -> List.copyOf(store.snapshots(aggregate).descendingMap().values()));
    }

    @Override
    public CompletionStage<Void> save(Snapshot snapshot) {
        return link.call("snapshots.save", nothing(() -> keep(snapshot)));
    }

    @Override
    public CompletionStage<Void> discard(Snapshot snapshot) {
        return link.call("snapshots.discard", nothing(() -> drop(snapshot)));
    }

    private void keep(Snapshot snapshot) {
        NavigableMap<Long, Snapshot> kept = store.snapshots(snapshot.state().aggregate());
        kept.putIfAbsent(snapshot.state().seq(), snapshot);
        if (kept.size() > KEPT) {
            kept.pollFirstEntry();
        }
    }

    private void drop(Snapshot snapshot) {
        store.snapshots(snapshot.state().aggregate())
                .computeIfPresent(snapshot.state().seq(), (seq, kept) -> same(kept, snapshot) ? null : kept);
    }

    private static boolean same(Snapshot one, Snapshot other) {
        return one.state().entry().equals(other.state().entry());
    }

    private static Supplier<@Nullable Void> nothing(Runnable work) {
        return () -> {
            work.run();
            return null;
        };
    }
}
