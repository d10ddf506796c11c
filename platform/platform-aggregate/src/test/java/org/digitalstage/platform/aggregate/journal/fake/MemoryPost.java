package org.digitalstage.platform.aggregate.journal.fake;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.digitalstage.platform.aggregate.journal.Post;
import org.digitalstage.platform.aggregate.journal.Unavailable;
import org.jspecify.annotations.Nullable;

/** One instance's letter box at a {@link MemoryHub}. */
public final class MemoryPost implements Post {

    private final MemoryHub hub;
    private final String boot;
    private final Timeline instance;
    private final Link link;

    public MemoryPost(MemoryHub hub, String boot, Timeline instance, Weather weather) {
        this.hub = hub;
        this.boot = boot;
        this.instance = instance;
        this.link = hub.link(instance, weather);
    }

    @Override
    public CompletionStage<Void> send(String to, Map<String, @Nullable Object> message) {
        return link.call("post.send", () -> hub.post(to, message)).thenAccept(MemoryPost::delivered);
    }

    @Override
    public void onMessage(Consumer<Map<String, @Nullable Object>> receiver) {
        hub.inbox(boot, message -> instance.after(0, () -> receiver.accept(message)));
    }

    private static void delivered(boolean known) {
        if (!known) {
            throw new Unavailable("No answer to " + "post.send");
        }
    }
}
