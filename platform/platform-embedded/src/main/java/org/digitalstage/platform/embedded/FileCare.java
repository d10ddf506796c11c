package org.digitalstage.platform.embedded;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flushes the file to the disk and keeps it small, beside the commands and only after commits.
 *
 * <p>Space of old versions is written over only once a later version is on the disk, in whatever order the operating system writes: so the
 * last flushed version stays pinned.
 */
final class FileCare implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FileCare.class);
    private static final long PERIOD_MILLIS = 250;
    private static final int PERIODS_PER_FLUSH = 4;
    private static final int FILL_RATE_PERCENT = 60;
    private static final int COMPACT_BYTES = 1024 * 1024;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("store-care").factory());
    private final MVStore store;
    private final GroupCommit commits;

    private MVStore.TxCounter flushed;
    private long flushedCommits;
    private long compactedCommits;
    private int periods;

    private FileCare(MVStore store, GroupCommit commits) {
        this.store = store;
        this.commits = commits;
        this.flushed = store.registerVersionUsage();
    }

    static FileCare begin(MVStore store, GroupCommit commits) {
        store.setRetentionTime(0);
        store.sync();
        FileCare care = new FileCare(store, commits);
        long every = PERIOD_MILLIS;
        care.thread.scheduleWithFixedDelay(care::period, every, every, MILLISECONDS); // period() throws nothing
        return care;
    }

    private void period() {
        try {
            if (commits.count() != compactedCommits) {
                compact();
            }
            if (++periods % PERIODS_PER_FLUSH == 0 && commits.count() != flushedCommits) {
                flush();
            }
        } catch (Throwable e) { // this knows nothing of the platform's regular work, which all tests of it stand on
            log.error("the store's file could not be flushed or compacted", e);
        }
    }

    private void compact() {
        compactedCommits = commits.count();
        commits.alone(() -> {
            if (store.compact(FILL_RATE_PERCENT, COMPACT_BYTES)) {
                store.commit();
            }
        });
    }

    private void flush() {
        flushedCommits = commits.count();
        MVStore.TxCounter next = store.registerVersionUsage();
        store.sync();
        store.deregisterVersionUsage(flushed);
        flushed = next;
    }

    @Override
    public void close() {
        thread.close();
        store.deregisterVersionUsage(flushed);
    }
}
