package org.digitalstage.auth;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.digitalstage.platform.embedded.EmbeddedRedis;
import org.digitalstage.platform.journal.events.EventStream;
import org.jspecify.annotations.Nullable;

/** Hears what the service tells the others, over a real Redis that all tests share. */
public final class TestEvents {

    public static final EmbeddedRedis REDIS = EmbeddedRedis.start();

    private final List<Map<String, @Nullable Object>> heard = new CopyOnWriteArrayList<>();

    TestEvents(EventStream events) {
        events.follow("events:accounts", heard::add);
    }

    public List<Map<String, @Nullable Object>> ofType(String type) {
        return heard.stream().filter(event -> type.equals(event.get("type"))).toList();
    }
}
