package org.digitalstage.platform.journal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.digitalstage.platform.aggregate.time.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what is timed on one thread of its own. What a task throws ends that task alone; once this is closed nothing runs any more. */
public final class TimerThread implements Timer, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TimerThread.class);

    private final ScheduledExecutorService thread;

    /** Begins a thread of this name. */
    public TimerThread(String name) {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    @Override
    public void schedule(Duration delay, Runnable task) {
        try {
            thread.schedule(() -> attempt(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("Nothing is timed any more", closed);
        }
    }

    /** The executor would keep a fault to itself. */
    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (Throwable fault) {
            LOG.error("A timed task failed", fault);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
