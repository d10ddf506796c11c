package org.digitalstage.benchmarks.measure;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;
import org.digitalstage.benchmarks.wire.Packet;

/** Everything counted over all sockets; touched on the one event loop only. */
final class Count {

    private static final byte[] FINE = "[null".getBytes(StandardCharsets.US_ASCII);

    private final Histogram latency = new Histogram(60_000_000_000L, 3);
    private final Histogram lag = new Histogram(60_000_000_000L, 3);
    private long delivered;
    private long merged;
    private long disordered;
    private long acknowledged;
    private long refused;
    private String firstRefusal = "";
    private boolean measuring;

    void measure(boolean on) {
        measuring = on;
    }

    boolean measuring() {
        return measuring;
    }

    void delivered() {
        delivered++;
    }

    void late(long nanos) {
        latency.recordValue(Math.clamp(nanos, 0, latency.getHighestTrackableValue()));
    }

    void lagged(long nanos) {
        if (measuring) {
            lag.recordValue(Math.clamp(nanos, 0, lag.getHighestTrackableValue()));
        }
    }

    void merged(int changes) {
        merged += changes;
    }

    void disordered() {
        disordered++;
    }

    void ack(ByteBuf bytes, int start, int length) {
        if (Packet.indexOf(bytes, start, start + length, FINE) >= 0) {
            acknowledged++;
            return;
        }
        if (refused++ == 0) {
            firstRefusal = bytes.toString(start, Math.min(length, 200), StandardCharsets.UTF_8);
        }
    }

    Counted now() {
        return new Counted(delivered, merged, disordered, acknowledged, refused, firstRefusal);
    }

    Quantiles latency() {
        return Quantiles.of(latency);
    }

    Quantiles lag() {
        return Quantiles.of(lag);
    }
}
