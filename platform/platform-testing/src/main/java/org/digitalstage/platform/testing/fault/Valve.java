package org.digitalstage.platform.testing.fault;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** The faults of one direction, shared by all its connections; a change takes effect at once. */
final class Valve {
    static final long UNLIMITED = Long.MAX_VALUE;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicLong passed = new AtomicLong();
    private boolean paused;
    private boolean swallowing;
    private Duration delay = Duration.ZERO;
    private long bytesPerSecond = UNLIMITED;

    void pause(boolean on) {
        change(() -> paused = on);
    }

    void swallow(boolean on) {
        change(() -> swallowing = on);
    }

    void delay(Duration by) {
        change(() -> delay = by);
    }

    void throttle(long bytes) {
        change(() -> bytesPerSecond = bytes);
    }

    boolean swallowing() {
        return read(() -> swallowing ? 1 : 0) == 1;
    }

    long delayNanos() {
        return read(() -> delay.toNanos());
    }

    long bytesPerSecond() {
        return read(() -> bytesPerSecond);
    }

    AtomicLong passed() {
        return passed;
    }

    void awaitOpen() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (paused) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    void awaitTime(long nanoTime) throws InterruptedException {
        long left = nanoTime - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    private void change(Runnable by) {
        lock.lock();
        try {
            by.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long read(LongSupplier what) {
        lock.lock();
        try {
            return what.getAsLong();
        } finally {
            lock.unlock();
        }
    }
}
