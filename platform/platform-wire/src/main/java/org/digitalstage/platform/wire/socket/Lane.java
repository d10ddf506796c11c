package org.digitalstage.platform.wire.socket;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All sockets of one event loop. What several tasks of one turn of the loop send to a socket is written and flushed once, in a task behind them: that
 * is the one great saving of the wire.
 */
final class Lane {

    private static final long TICK_MILLIS = 200;
    private static final long STILL = TimeUnit.SECONDS.toNanos(1);

    final WireMeters meters;
    private final EventLoop loop;
    private final BooleanSupplier closed;
    private final Set<LiveSocket> open = new LinkedHashSet<>();
    private List<LiveSocket> touched = new ArrayList<>();
    private List<LiveSocket> flushing = new ArrayList<>();
    private final List<CompletableFuture<Void>> drained = new ArrayList<>();
    private @Nullable ScheduledFuture<?> ticks;
    private long offered;
    private long tickedAt;

    Lane(EventLoop loop, WireMeters meters, BooleanSupplier closed) {
        this.loop = loop;
        this.meters = meters;
        this.closed = closed;
    }

    /** Runs a task on the loop, after all that this thread gave it before. */
    void run(Runnable task) {
        loop.execute(task);
    }

    /** Runs a task on the loop after a while. */
    void later(long millis, Runnable task) {
        loop.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    boolean isHere() {
        return loop.inEventLoop();
    }

    /** This connection has something to flush when the turn ends. */
    void touched(LiveSocket socket) {
        if (touched.isEmpty()) {
            loop.execute(this::flush);
        }
        touched.add(socket);
    }

    void counted() {
        offered++;
    }

    private void flush() {
        List<LiveSocket> now = touched;
        touched = flushing;
        flushing = now;
        each(now, LiveSocket::flush);
        now.clear();
        meters.sent.increment((double) offered);
        offered = 0;
    }

    void opened(LiveSocket socket) {
        open.add(socket);
        meters.open.incrementAndGet();
        if (ticks == null) {
            tickedAt = System.nanoTime();
            // On the loop itself, where its sockets live, and only as long as it has any.
            ticks = loop.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS); // see each()
        }
    }

    /** Whether no socket may stay. */
    boolean isClosed() {
        return closed.getAsBoolean();
    }

    void closed(LiveSocket socket) {
        open.remove(socket);
        meters.open.decrementAndGet();
        if (open.isEmpty()) {
            emptied();
        }
    }

    private void emptied() {
        if (ticks != null) {
            ticks.cancel(false);
            ticks = null;
        }
        drained.forEach(each -> each.complete(null));
        drained.clear();
    }

    private void tick() {
        long now = System.nanoTime();
        long since = now - tickedAt;
        tickedAt = now;
        if (since > STILL) {
            each(open, socket -> socket.stoodStill(now, since));
        }
        each(open, socket -> socket.tick(now));
    }

    /** Whatever is wrong with one socket is not the others' business, and after an exception the loop would never tick again. */
    private static void each(Collection<LiveSocket> sockets, Consumer<LiveSocket> work) {
        for (LiveSocket socket : List.copyOf(sockets)) {
            try {
                work.accept(socket);
            } catch (Throwable fault) {
                socket.broken(fault);
            }
        }
    }

    /** Drops all sockets of this loop; from any thread. Completes when they are closed. */
    CompletableFuture<Void> drain() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(() -> drain(done));
        return done;
    }

    private void drain(CompletableFuture<Void> done) {
        drained.add(done);
        each(open, socket -> socket.dropNow(DropReason.DRAIN));
        if (open.isEmpty()) {
            emptied();
        }
    }
}
