package org.digitalstage.platform.aggregate.journal.fake;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.journal.Pending;
import org.digitalstage.platform.aggregate.journal.Pendings;

/** One instance's view of the pending notes in a {@link MemoryStore}. */
public final class MemoryPendings implements Pendings {

    private final MemoryStore store;
    private final Link link;

    public MemoryPendings(MemoryStore store, Timeline instance, Weather weather) {
        this.store = store;
        this.link = store.link(instance, weather);
    }

    @Override
    public CompletionStage<Void> insert(Pending pending) {
        return link.call("pendings.insert", () -> store.pendings().add(pending)).thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Void> delete(Pending pending) {
        return link.call("pendings.delete", () -> store.pendings().remove(pending))
                .thenAccept(done -> {});
    }

    @Override
    public CompletionStage<List<Pending>> list(String after, int limit) {
        return link.call(
                "pendings.list",
                () -> store.pendings().stream()
                        .filter(note -> note.position().entry().compareTo(after) > 0)
                        .sorted(Comparator.comparing(note -> note.position().entry()))
                        .limit(limit)
                        .toList());
    }
}
