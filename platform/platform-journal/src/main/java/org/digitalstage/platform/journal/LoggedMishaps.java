package org.digitalstage.platform.journal;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.digitalstage.platform.aggregate.time.Mishaps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong in regular work: each counted, and of each work one a minute logged, for what fails once will mostly fail again. */
public final class LoggedMishaps implements Mishaps {

    static final String METER = "digitalstage.regular.faults";

    private static final Logger LOG = LoggerFactory.getLogger("org.digitalstage.regular");
    private static final long QUIET = Duration.ofMinutes(1).toNanos();

    private final MeterRegistry meters;
    private final LongSupplier monotonic;
    private final Map<String, Long> logged = new ConcurrentHashMap<>();

    /**
     * Counts there.
     *
     * @param monotonic nanoseconds that never jump
     */
    public LoggedMishaps(MeterRegistry meters, LongSupplier monotonic) {
        this.meters = meters;
        this.monotonic = monotonic;
    }

    @Override
    public void during(String task, Throwable fault) {
        meters.counter(METER, "task", task).increment();
        if (isDue(task)) {
            LOG.warn("Regular work failed, and goes on: task={}", task, fault);
        }
    }

    private boolean isDue(String task) {
        long now = monotonic.getAsLong();
        Long kept = logged.compute(task, (same, last) -> last == null || now - last >= QUIET ? now : last);
        return kept == now;
    }
}
