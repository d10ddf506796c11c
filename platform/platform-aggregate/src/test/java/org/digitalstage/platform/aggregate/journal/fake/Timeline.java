package org.digitalstage.platform.aggregate.journal.fake;

/** Where things happen later: a virtual clock in random walks, at once in plain tests. */
@FunctionalInterface
public interface Timeline {

    /** Everything happens at once, on the caller's thread. */
    Timeline AT_ONCE = (millis, task) -> task.run();

    void after(long millis, Runnable task);
}
