package org.digitalstage.platform.journal.streams;

import java.time.Duration;
import java.util.UUID;

/** A stream of a reader's own: an entry in it ends a blocking read that does not know of a new stream yet. */
final class Bell {

    private static final Duration LIFE = Duration.ofMinutes(1);

    private final String key = "bell:" + UUID.randomUUID();
    private final StreamWriter writer;

    Bell(StreamWriter writer) {
        this.writer = writer;
    }

    String key() {
        return key;
    }

    void ring() {
        writer.add(key, false, 1, new StreamFields().with("r", ""));
        writer.expire(key, LIFE);
    }
}
