package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.time.Timer;

/**
 * Time, chance and threads. A test gives virtual ones, and the same seed gives the same run.
 *
 * @param boot this instance's boot id
 * @param wall milliseconds since 1970
 * @param monotonic nanoseconds that never jump
 * @param timer runs a task later, on any thread
 * @param lanes the serial executor of an aggregate, always the same for the same aggregate
 * @param ids random ids for entries, unique for ever
 * @param chance for jitter; used from several threads
 */
public record Surroundings(
        String boot,
        LongSupplier wall,
        LongSupplier monotonic,
        Timer timer,
        Function<AggregateId, Executor> lanes,
        Supplier<String> ids,
        RandomGenerator chance) {

    /** A delay between half and one and a half times this one, so that instances do not march in step. */
    Duration jittered(Duration delay) {
        return Duration.ofNanos((long) (delay.toNanos() * (0.5 + chance.nextDouble())));
    }
}
