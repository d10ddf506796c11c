package org.digitalstage.platform.wire.socket;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * All sockets of one event loop. What several tasks of one turn of the loop send to a socket is written and flushed once, in a task behind them: that
 * is the one great saving of the wire.
 */
final class Lane {

    private static final long TICK_MILLIS = 100;

    final WireMeters meters;
    private final EventLoop loop;
    private final Set<LiveSocket> open = new LinkedHashSet<>();
    private List<LiveSocket> touched = new ArrayList<>();
    private List<LiveSocket> flushing = new ArrayList<>();
    private @Nullable ScheduledFuture<?> ticks;
    private long offered;

    Lane(EventLoop loop, WireMeters meters) {
        this.loop = loop;
        this.meters = meters;
    }

    /** Runs a task on the loop, after all that this thread gave it before. */
    void run(Runnable task) {
        loop.execute(task);
    }

    boolean isHere() {
        return loop.inEventLoop();
    }

    /** This connection has something to flush when the turn ends. */
    void touched(LiveSocket connection) {
        if (touched.isEmpty()) {
            loop.execute(this::flush);
        }
        touched.add(connection);
    }

    void counted() {
        offered++;
    }

    private void flush() {
        List<LiveSocket> now = touched;
        touched = flushing;
        flushing = now;
        now.forEach(LiveSocket::flush);
        now.clear();
        meters.sent.increment((double) offered);
        offered = 0;
    }

    void opened(LiveSocket connection) {
        open.add(connection);
        meters.open.incrementAndGet();
        if (ticks == null) {
            ticks = loop.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void closed(LiveSocket connection) {
        open.remove(connection);
        meters.open.decrementAndGet();
        if (open.isEmpty() && ticks != null) {
            ticks.cancel(false);
            ticks = null;
        }
    }

    private void tick() {
        long now = System.nanoTime();
        List.copyOf(open).forEach(connection -> connection.tick(now));
    }

    /** Drops all sockets of this loop. */
    void drain() {
        List.copyOf(open).forEach(connection -> connection.dropNow(DropReason.DRAIN));
    }
}
