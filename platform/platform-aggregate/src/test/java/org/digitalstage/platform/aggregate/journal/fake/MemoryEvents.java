package org.digitalstage.platform.aggregate.journal.fake;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.journal.Events;
import org.jspecify.annotations.Nullable;

/** One instance's way to the events that a {@link MemoryHub} keeps. */
public final class MemoryEvents implements Events {

    private final MemoryHub hub;
    private final Link link;

    public MemoryEvents(MemoryHub hub, Timeline instance, Weather weather) {
        this.hub = hub;
        this.link = hub.link(instance, weather);
    }

    @Override
    public CompletionStage<Void> publish(String stream, Map<String, @Nullable Object> event) {
        return link.call("events.publish", () -> hub.events(stream).add(event)).thenAccept(done -> {});
    }
}
