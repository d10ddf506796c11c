package org.digitalstage.platform.journal.streams;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks now and then which epoch the journal is in, and tells whoever goes by it. */
public final class EpochWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EpochWatch.class);

    private final Supplier<CompletionStage<String>> current;
    private final Consumer<String> told;
    private volatile boolean closed;

    public EpochWatch(
            RedisStreams redis, Supplier<CompletionStage<String>> current, Consumer<String> told, Duration every) {
        this.current = current;
        this.told = told;
        look();
        redis.every(every, this::look);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void look() {
        if (!closed) {
            current.get().thenAccept(told).exceptionally(fault -> {
                LOG.debug("The epoch cannot be read", fault);
                return null;
            });
        }
    }
}
