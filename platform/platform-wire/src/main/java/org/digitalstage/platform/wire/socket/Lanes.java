package org.digitalstage.platform.wire.socket;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The lane of each event loop. */
final class Lanes {

    private final Map<EventLoop, Lane> lanes = new ConcurrentHashMap<>();
    private final WireMeters meters;
    private volatile boolean closed;

    Lanes(WireMeters meters) {
        this.meters = meters;
    }

    Lane of(EventLoop loop) {
        return lanes.computeIfAbsent(loop, key -> new Lane(key, meters, () -> closed));
    }

    /** Whether a new socket is dropped at once; for one whose handshake was under way when all others were dropped. */
    void close(boolean now) {
        closed = now;
    }

    boolean isClosed() {
        return closed;
    }

    /** Drops every socket there is; completes when they are closed. */
    CompletableFuture<Void> drain() {
        return CompletableFuture.allOf(lanes.values().stream().map(Lane::drain).toArray(CompletableFuture[]::new));
    }
}
