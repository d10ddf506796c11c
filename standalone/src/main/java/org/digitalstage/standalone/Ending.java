package org.digitalstage.standalone;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How this process ends, by whatever signal: what was started last is closed first, and nothing may hold it up for long. */
final class Ending {
    static final Duration PATIENCE = Duration.ofSeconds(9);
    static final Duration CHILD_PATIENCE = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(Ending.class);
    private static final Deque<AutoCloseable> open = new ArrayDeque<>();
    private static boolean begun;

    private Ending() {}

    /** Orders the end of this process; to be called once, first. */
    static void within(Duration patience) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            Thread.ofPlatform().daemon().name("last-resort").start(() -> haltAfter(patience));
            closeAll();
        }));
    }

    /** Has something closed before all that was named earlier. */
    static synchronized void first(AutoCloseable part) {
        if (begun) {
            close(part);
        } else {
            open.push(part);
        }
    }

    static synchronized boolean hasBegun() {
        return begun;
    }

    private static void closeAll() {
        synchronized (Ending.class) {
            begun = true;
        }
        for (AutoCloseable part = next(); part != null; part = next()) {
            close(part);
        }
    }

    private static synchronized @Nullable AutoCloseable next() {
        return open.poll();
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            log.warn("could not close {}", part, e);
        }
    }

    private static void haltAfter(Duration patience) {
        try {
            Thread.sleep(patience);
        } catch (InterruptedException _) {
            // Then it ends a little earlier.
        }
        Runtime.getRuntime().halt(1);
    }
}
