package org.digitalstage.platform.wire.socket;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what happens on all sockets of a service. */
final class WireMeters {

    private static final Logger LOG = LoggerFactory.getLogger(WireMeters.class);

    final Counter sent;
    final Counter merged;
    final Counter received;
    final AtomicInteger open;
    private final Counter malformed;
    private final Counter floods;
    private final Map<DropReason, Counter> dropped = new EnumMap<>(DropReason.class);
    private final Sparingly malformedLog = new Sparingly(
            times -> LOG.atWarn().addKeyValue("frames", times).log("Frames that nobody can read were ignored"));

    WireMeters(MeterRegistry registry) {
        sent = registry.counter("wire.frames.sent");
        merged = registry.counter("wire.frames.merged");
        received = registry.counter("wire.frames.received");
        malformed = registry.counter("wire.frames.malformed");
        floods = registry.counter("wire.floods");
        open = registry.gauge("wire.connections.open", new AtomicInteger());
        for (DropReason reason : DropReason.values()) {
            String name = reason.name().toLowerCase(Locale.ROOT);
            dropped.put(reason, registry.counter("wire.connections.dropped", "reason", name));
        }
    }

    void malformed() {
        malformed.increment();
        malformedLog.say();
    }

    void flood(String connection) {
        floods.increment();
        LOG.atDebug().addKeyValue("connection", connection).log("A socket sends too much and is slowed");
    }

    void dropped(DropReason reason, String connection) {
        Counter counter = dropped.get(reason);
        if (counter != null) {
            counter.increment();
        }
        LOG.atDebug()
                .addKeyValue("connection", connection)
                .addKeyValue("reason", reason)
                .log("Dropped a socket");
    }
}
