package org.digitalstage.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** The file behind a store: opened by one process alone, committed by {@link GroupCommit}, looked after by {@link FileCare}. */
final class StoreFile implements Durability {
    /** Small pages: each commit writes the changed ones again. */
    private static final int PAGE_BYTES = 8 * 1024;

    private static final int CACHE_MEGABYTES = 8;

    private final MVStore store;
    private final GroupCommit commits;
    private final FileCare care;

    private StoreFile(MVStore store) {
        this.store = store;
        this.commits = new GroupCommit(store);
        this.care = FileCare.begin(store, commits);
    }

    static StoreFile open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new StoreFile(new MVStore.Builder()
                    .fileName(file.toString())
                    // Its background commits would fall into the middle of a command.
                    .autoCommitDisabled()
                    .pageSplitSize(PAGE_BYTES)
                    .cacheSize(CACHE_MEGABYTES)
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

    @Override
    public void close() {
        care.close();
        commits.alone(store::close);
    }
}
