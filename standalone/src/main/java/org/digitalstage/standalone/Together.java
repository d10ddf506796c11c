package org.digitalstage.standalone;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parts that do not need each other to end: each waits seconds for its connections to fall silent, so they do it at once. */
final class Together implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Together.class);

    private final List<AutoCloseable> parts = new ArrayList<>();

    synchronized void add(AutoCloseable part) {
        parts.add(part);
    }

    @Override
    public synchronized void close() {
        List<Thread> threads = parts.stream()
                .map(part -> Thread.ofPlatform().start(() -> close(part)))
                .toList();
        threads.forEach(Together::join);
        parts.clear();
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            log.warn("could not close {}", part, e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
