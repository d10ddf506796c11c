package org.digitalstage.platform.journal.streams;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.time.Round;

/** Looks now and then which epoch the journal is in, and tells whoever goes by it. */
public final class EpochWatch implements AutoCloseable {

    private final Round looking;

    public EpochWatch(
            RedisStreams redis, Supplier<CompletionStage<String>> current, Consumer<String> told, Duration every) {
        this.looking = redis.regularly()
                .nowAndEvery("epoch", () -> every, () -> current.get().thenAccept(told));
    }

    @Override
    public void close() {
        looking.close();
    }
}
