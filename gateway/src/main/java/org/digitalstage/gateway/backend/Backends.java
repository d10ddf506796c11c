package org.digitalstage.gateway.backend;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** All instances of one service, taken in turn; one that could not be reached rests for a moment. */
public final class Backends {
    private static final long REST = Duration.ofSeconds(2).toNanos();

    private final String service;
    private final List<Backend> all;
    private final LongSupplier nanoTime;
    private final AtomicInteger turn = new AtomicInteger();

    public Backends(String service, List<URI> urls, LongSupplier nanoTime) {
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one URL for the " + service + " but found none.");
        }
        this.service = service;
        this.all = urls.stream().map(url -> new Backend(service, url)).toList();
        this.nanoTime = nanoTime;
    }

    public String service() {
        return service;
    }

    public List<Backend> all() {
        return all;
    }

    /** In the order to try: in turn, those that rest last. */
    public List<Backend> inTurn() {
        long now = nanoTime.getAsLong();
        int first = Math.floorMod(turn.getAndIncrement(), all.size());
        List<Backend> awake = new ArrayList<>();
        List<Backend> resting = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Backend backend = all.get((first + i) % all.size());
            (backend.resting(now, REST) ? resting : awake).add(backend);
        }
        awake.addAll(resting);
        return List.copyOf(awake);
    }

    public void failed(Backend backend) {
        backend.failed(nanoTime.getAsLong());
    }
}
