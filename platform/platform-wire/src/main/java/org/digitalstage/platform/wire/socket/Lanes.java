package org.digitalstage.platform.wire.socket;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The lane of each event loop. */
final class Lanes {

    private final Map<EventLoop, Lane> lanes = new ConcurrentHashMap<>();
    private final WireMeters meters;

    Lanes(WireMeters meters) {
        this.meters = meters;
    }

    Lane of(EventLoop loop) {
        return lanes.computeIfAbsent(loop, key -> new Lane(key, meters));
    }

    /** Drops every socket there is; completes when they are closed. */
    CompletableFuture<Void> drain() {
        return CompletableFuture.allOf(lanes.values().stream().map(Lane::drain).toArray(CompletableFuture[]::new));
    }
}
