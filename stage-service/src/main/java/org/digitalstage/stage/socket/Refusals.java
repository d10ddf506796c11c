package org.digitalstage.stage.socket;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what was refused; what nobody can be told of, because the frame had no id, is logged in one line a minute. */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final MeterRegistry meters;
    private final LongSupplier monotonic;
    private final AtomicLong untold = new AtomicLong();
    private final AtomicLong lastLine;

    Refusals(MeterRegistry meters, LongSupplier monotonic) {
        this.meters = meters;
        this.monotonic = monotonic;
        this.lastLine = new AtomicLong(monotonic.getAsLong() - MINUTE_NANOS);
    }

    void withoutId(@Nullable Long id, String code) {
        meters.counter("digitalstage.commands.refused", "code", code).increment();
        if (id != null) {
            return;
        }
        long count = untold.incrementAndGet();
        long last = lastLine.get();
        long now = monotonic.getAsLong();
        if (now - last >= MINUTE_NANOS && lastLine.compareAndSet(last, now)) {
            LOG.info("Refused frames without id: {} since start, the last with code {}", count, code);
        }
    }
}
