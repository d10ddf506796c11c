package org.digitalstage.platform.aggregate.journal.fake;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * A clock that only moves when it is told to, on one thread. Tasks of the same millisecond run in an order drawn from the seed, except that
 * tasks of the same timeline keep theirs: the same seed gives the same run.
 */
public final class VirtualTime implements Timeline {

    private final PriorityQueue<Task> tasks = new PriorityQueue<>(
            Comparator.comparingLong(Task::at).thenComparingLong(Task::lot).thenComparingLong(Task::number));
    private final Random random;
    private long now;
    private long number;

    public VirtualTime(Random random) {
        this.random = random;
    }

    /** Milliseconds since the start. */
    public long millis() {
        return now;
    }

    @Override
    public void after(long millis, Runnable task) {
        add(millis, random.nextLong(), task);
    }

    /** A timeline of its own, whose tasks of one millisecond keep their order; against those of others it is drawn anew each time. */
    public Timeline thread() {
        long salt = random.nextLong();
        return (millis, task) -> add(millis, mixed(salt ^ (now + Math.max(0, millis))), task);
    }

    /** Runs the next task; false if there is none. */
    public boolean step() {
        Task task = tasks.poll();
        if (task == null) {
            return false;
        }
        now = task.at;
        task.work.run();
        return true;
    }

    /** Runs everything that is due within this time, and what it brings. */
    public void advance(long millis) {
        long end = now + millis;
        for (Task next = tasks.peek(); next != null && next.at <= end; next = tasks.peek()) {
            step();
        }
        now = end;
    }

    /** Goes on until the condition holds; false if it did not within this time. */
    public boolean advanceUntil(BooleanSupplier condition, long millis) {
        long end = now + millis;
        while (!condition.getAsBoolean()) {
            Task next = tasks.peek();
            if (next == null || next.at > end) {
                return false;
            }
            step();
        }
        return true;
    }

    private static long mixed(long value) {
        long once = (value ^ (value >>> 32)) * 0x9E3779B97F4A7C15L;
        return (once ^ (once >>> 29)) * 0xBF58476D1CE4E5B9L;
    }

    private void add(long millis, long lot, Runnable work) {
        tasks.add(new Task(now + Math.max(0, millis), lot, number++, work));
    }

    private record Task(long at, long lot, long number, Runnable work) {}
}
