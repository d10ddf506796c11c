package org.digitalstage.platform.aggregate.time;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

/** Runs a task once, after a delay, on any thread. */
public interface Timer {

    /**
     * Runs it then.
     *
     * @throws RejectedExecutionException if nothing runs here any more
     */
    void schedule(Duration delay, Runnable task);
}
