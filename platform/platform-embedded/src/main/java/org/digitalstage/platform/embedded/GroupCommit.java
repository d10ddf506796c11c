package org.digitalstage.platform.embedded;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Commits before a command is answered, and never in the middle of one.
 *
 * <p>A command touches several maps (documents, indexes, sizes). A commit between two of them would, after a kill, leave an index entry
 * without its document, so commits exclude running commands; commands that wait at the same time share one commit. Readers wait as well:
 * what was read can then not be lost either.
 */
final class GroupCommit {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final AtomicLong begun = new AtomicLong();
    private final MVStore store;

    private volatile long committed;

    GroupCommit(MVStore store) {
        this.store = store;
    }

    <T> T write(Supplier<T> command) {
        lock.readLock().lock();
        try {
            begun.incrementAndGet();
            return command.get();
        } finally {
            lock.readLock().unlock();
            commitWhatIsBegun();
        }
    }

    <T> T read(Supplier<T> command) {
        T answer = command.get();
        commitWhatIsBegun();
        return answer;
    }

    /** Runs something while no command is running, for example compaction. */
    void alone(Runnable work) {
        lock.writeLock().lock();
        try {
            work.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Grows with every commit that had something to store. */
    long count() {
        return committed;
    }

    private void commitWhatIsBegun() {
        long mine = begun.get();
        if (committed < mine) {
            alone(() -> commitUpTo(mine));
        }
    }

    private void commitUpTo(long mine) {
        if (committed < mine) {
            long all = begun.get();
            store.commit();
            committed = all;
        }
    }
}
