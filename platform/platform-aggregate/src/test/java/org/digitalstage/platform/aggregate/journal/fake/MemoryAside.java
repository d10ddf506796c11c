package org.digitalstage.platform.aggregate.journal.fake;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.journal.Aside;
import org.digitalstage.platform.aggregate.journal.SetAside;

/** One instance's view of what was set aside in a {@link MemoryStore}. */
public final class MemoryAside implements Aside {

    private final MemoryStore store;
    private final Link link;

    public MemoryAside(MemoryStore store, Timeline instance, Weather weather) {
        this.store = store;
        this.link = store.link(instance, weather);
    }

    @Override
    public CompletionStage<Void> keep(SetAside followUp) {
        return link.call("aside.keep", () -> store.aside().put(followUp.id(), followUp))
                .thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Optional<SetAside>> find(String id) {
        return link.call("aside.find", () -> Optional.ofNullable(store.aside().get(id)));
    }

    @Override
    public CompletionStage<List<SetAside>> list(int limit) {
        return link.call(
                "aside.list", () -> store.aside().values().stream().limit(limit).toList());
    }

    @Override
    public CompletionStage<Void> drop(String id) {
        return link.call("aside.drop", () -> store.aside().remove(id) != null).thenAccept(done -> {});
    }
}
