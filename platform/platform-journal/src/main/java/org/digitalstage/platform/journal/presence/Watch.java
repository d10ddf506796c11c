package org.digitalstage.platform.journal.presence;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.digitalstage.platform.aggregate.journal.Instances;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.aggregate.time.Round;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows that this instance lives, and looks at the others: one whose counter stood still for six seconds of this instance's own clock, while
 * its own reads succeeded, is dead, and what it held is ended. While the store is away nobody is declared anything.
 */
public final class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration STILL = Duration.ofSeconds(6);

    /** As long as this after a sign of life nobody takes an instance for dead, and what it decided then is in the journal before anybody does. */
    private static final Duration SURE = Duration.ofMillis(4500);

    private static final Duration IN_A_HURRY = Duration.ofMillis(500);
    private static final CompletableFuture<Boolean> YES = CompletableFuture.completedFuture(true);

    /** What has not ended by then is begun anew. */
    private static final Duration BURIAL = Duration.ofMinutes(1);

    private final Instances instances;
    private final LifeName name;
    private final Function<String, CompletionStage<Void>> bury;
    private final Runnable takenForDead;
    private final Regularly regularly;
    private final LongSupplier monotonic;
    private final Map<String, Pulse> pulses = new HashMap<>();
    private final Set<String> burying = ConcurrentHashMap.newKeySet();
    private final AtomicLong turn = new AtomicLong();
    private final AtomicReference<CompletableFuture<Boolean>> shown = new AtomicReference<>(new CompletableFuture<>());
    private volatile long shownAt;
    private volatile long lookedAt;
    private volatile @Nullable Round turns;
    private long beats;

    /**
     * The watch of one instance.
     *
     * @param bury ends what a dead instance held
     * @param takenForDead what to do when that was this one
     */
    public Watch(
            Instances instances,
            LifeName name,
            Function<String, CompletionStage<Void>> bury,
            Runnable takenForDead,
            Regularly regularly,
            LongSupplier monotonic) {
        this.instances = instances;
        this.name = name;
        this.bury = bury;
        this.takenForDead = takenForDead;
        this.regularly = regularly;
        this.monotonic = monotonic;
        this.shownAt = monotonic.getAsLong();
        this.lookedAt = shownAt;
    }

    public void start() {
        turns = regularly.nowAndEvery("presence", () -> EVERY, this::turn);
    }

    public void stop() {
        Round begun = turns;
        if (begun != null) {
            begun.close();
        }
    }

    /**
     * Whether nobody can have taken this instance for dead so far. Mostly the future has ended; where its last sign of life is too long ago it ends after the
     * next one, and if it was taken for dead, after what that ends here.
     */
    public CompletableFuture<Boolean> isSure() {
        long now = monotonic.getAsLong();
        if (now - shownAt < SURE.toNanos()) {
            return YES;
        }
        CompletableFuture<Boolean> next = shown.get();
        if (now - lookedAt > IN_A_HURRY.toNanos()) {
            turn();
        }
        return next;
    }

    private void shown(long at) {
        shownAt = at;
        shown.getAndSet(new CompletableFuture<>()).complete(true);
    }

    /** An answer that comes after a later turn has begun counts for nothing: the numbers would seem to run backwards. */
    private CompletionStage<Void> turn() {
        long mine = turn.incrementAndGet();
        long begun = monotonic.getAsLong();
        lookedAt = begun;
        return CompletableFuture.completedStage(name.current())
                .thenCompose(instances::bump)
                .thenCompose(
                        value -> mine == turn.get() ? bumped(value, begun) : CompletableFuture.completedStage(null))
                .whenComplete((done, fault) -> {
                    if (fault != null) {
                        forgetPulses();
                    }
                });
    }

    private synchronized void forgetPulses() {
        pulses.clear();
    }

    private CompletionStage<Void> bumped(long value, long begun) {
        if (value < ++beats) {
            LOG.warn("This instance was taken for dead: its sockets begin anew");
            beats = 0;
            name.begin();
            return regularly.untilDone("taken-for-dead", EVERY, this::beginAnew).thenCompose(_ -> turn());
        }
        shown(begun);
        return instances.counters().thenAccept(counters -> still(counters).forEach(this::end));
    }

    private CompletionStage<Void> beginAnew() {
        takenForDead.run();
        return CompletableFuture.completedStage(null);
    }

    private synchronized List<String> still(Map<String, Long> counters) {
        long now = monotonic.getAsLong();
        pulses.keySet().retainAll(counters.keySet());
        counters.forEach((other, counter) -> {
            Pulse last = pulses.get(other);
            if (last == null || last.counter != counter) {
                pulses.put(other, new Pulse(counter, now));
            }
        });
        return pulses.entrySet().stream()
                .filter(pulse -> now - pulse.getValue().since > STILL.toNanos())
                .map(Map.Entry::getKey)
                .filter(other -> !other.equals(name.current()))
                .toList();
    }

    private void end(String dead) {
        if (burying.add(dead)) {
            LOG.warn("Instance {} is dead: what it held is ended", dead);
            CompletableFuture.completedFuture(dead)
                    .thenCompose(bury)
                    .thenCompose(buried -> instances.forget(dead))
                    .orTimeout(BURIAL.toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((forgotten, fault) -> burying.remove(dead));
        }
    }

    private record Pulse(long counter, long since) {}
}
