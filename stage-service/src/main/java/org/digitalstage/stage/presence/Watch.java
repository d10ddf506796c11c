package org.digitalstage.stage.presence;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.digitalstage.platform.aggregate.engine.Surroundings.Timer;
import org.digitalstage.platform.aggregate.journal.Instances;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows that this instance lives, and looks at the others: one whose counter stood still for six seconds of this instance's own clock, while
 * its own reads succeeded, is dead, and its connections are ended. While the store is away nobody is declared anything.
 */
public final class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration STILL = Duration.ofSeconds(6);

    private final Instances instances;
    private final Book book;
    private final Attendances attendances;
    private final Boot boot;
    private final Runnable takenForDead;
    private final Timer timer;
    private final LongSupplier monotonic;
    private final Map<String, Pulse> pulses = new HashMap<>();
    private final Set<String> ending = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private long beats;

    public Watch(
            Instances instances,
            Book book,
            Attendances attendances,
            Boot boot,
            Runnable takenForDead,
            Timer timer,
            LongSupplier monotonic) {
        this.instances = instances;
        this.book = book;
        this.attendances = attendances;
        this.boot = boot;
        this.takenForDead = takenForDead;
        this.timer = timer;
        this.monotonic = monotonic;
    }

    public void start() {
        running = true;
        turn();
    }

    /** Leaves: the connections were ended before. */
    public void stop() {
        running = false;
    }

    private void turn() {
        if (running) {
            instances.bump(boot.current()).thenCompose(this::bumped).whenComplete((done, fault) -> {
                if (fault != null) {
                    forgetPulses();
                }
                timer.schedule(EVERY, this::turn);
            });
        }
    }

    private synchronized void forgetPulses() {
        pulses.clear();
    }

    private CompletionStage<Void> bumped(long value) {
        if (value < ++beats) {
            LOG.warn("This instance was taken for dead: its sockets begin anew");
            beats = 0;
            boot.begin();
            takenForDead.run();
            return CompletableFuture.completedStage(null);
        }
        return instances.counters().thenAccept(this::look);
    }

    private synchronized void look(Map<String, Long> counters) {
        long now = monotonic.getAsLong();
        pulses.keySet().retainAll(counters.keySet());
        counters.forEach((name, counter) -> {
            Pulse last = pulses.get(name);
            if (last == null || last.counter != counter) {
                pulses.put(name, new Pulse(counter, now));
            } else if (!name.equals(boot.current()) && now - last.since > STILL.toNanos()) {
                bury(name);
            }
        });
    }

    private void bury(String name) {
        if (!ending.add(name)) {
            return;
        }
        LOG.warn("Instance {} is dead: its connections are ended", name);
        book.of(name)
                .thenCompose(lines -> CompletableFuture.allOf(lines.stream()
                        .map(line -> attendances.end(line).toCompletableFuture())
                        .toArray(CompletableFuture[]::new)))
                .thenCompose(done -> instances.forget(name))
                .whenComplete((done, fault) -> ending.remove(name));
    }

    private record Pulse(long counter, long since) {}
}
