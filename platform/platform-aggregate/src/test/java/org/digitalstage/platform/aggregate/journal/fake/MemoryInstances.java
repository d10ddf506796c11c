package org.digitalstage.platform.aggregate.journal.fake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.journal.Instances;

/** One instance's view of the heartbeats in a {@link MemoryStore}. */
public final class MemoryInstances implements Instances {

    private final MemoryStore store;
    private final Link link;

    public MemoryInstances(MemoryStore store, Timeline instance, Weather weather) {
        this.store = store;
        this.link = store.link(instance, weather);
    }

    @Override
    public CompletionStage<Long> bump(String boot) {
        return link.call("instances.bump", () -> store.counters().merge(boot, 1L, Long::sum));
    }

    @Override
    public CompletionStage<Map<String, Long>> counters() {
        return link.call("instances.counters", () -> new LinkedHashMap<>(store.counters()));
    }

    @Override
    public CompletionStage<Void> forget(String boot) {
        return link.call("instances.forget", () -> store.counters().keySet().remove(boot))
                .thenAccept(done -> {});
    }
}
