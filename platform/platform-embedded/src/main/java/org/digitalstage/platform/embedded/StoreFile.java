package org.digitalstage.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** The file behind a store: opened for one process alone, committed only by {@link GroupCommit}, flushed and compacted beside it. */
final class StoreFile implements Durability {
    private static final int FILL_RATE_PERCENT = 60;
    private static final int COMPACT_BYTES = 512 * 1024;
    private static final int CLOSE_COMPACTION_MILLIS = 1_000;

    private final MVStore store;
    private final GroupCommit commits;
    private final ScheduledExecutorService care = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("store-care").factory());

    private StoreFile(MVStore store) {
        this.store = store;
        this.commits = new GroupCommit(store);
        care.scheduleWithFixedDelay(this::flush, 1, 1, TimeUnit.SECONDS);
        care.scheduleWithFixedDelay(this::compact, 10, 10, TimeUnit.SECONDS);
    }

    static StoreFile open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            // Its own background commits would fall into the middle of a command.
            return new StoreFile(new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .open());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MVStoreException e) {
            throw e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED ? new StoreInUse(file, e) : e;
        }
    }

    MVStore store() {
        return store;
    }

    @Override
    public <T> T write(Supplier<T> command) {
        return commits.write(command);
    }

    @Override
    public <T> T read(Supplier<T> command) {
        return commits.read(command);
    }

    private void flush() {
        if (!store.isClosed()) {
            store.sync();
        }
    }

    private void compact() {
        commits.alone(() -> {
            if (!store.isClosed() && store.compact(FILL_RATE_PERCENT, COMPACT_BYTES)) {
                store.commit();
            }
        });
    }

    @Override
    public void close() {
        care.shutdownNow();
        commits.alone(() -> store.close(CLOSE_COMPACTION_MILLIS));
    }
}
