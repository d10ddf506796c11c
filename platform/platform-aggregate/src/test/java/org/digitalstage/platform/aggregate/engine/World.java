package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.fake.MemoryHub;
import org.digitalstage.platform.aggregate.journal.fake.MemoryStore;
import org.digitalstage.platform.aggregate.journal.fake.VirtualTime;
import org.digitalstage.platform.aggregate.journal.fake.Weather;

/** One virtual clock, one store, one fast path, and instances beside each other. */
final class World {

    final Random random;
    final VirtualTime time;
    final MemoryStore store;
    final MemoryHub hub;
    final Trace trace = new Trace();
    final List<Instance> instances = new ArrayList<>();
    final Set<String> lost = new LinkedHashSet<>();
    final List<String> violations = new ArrayList<>();
    final long tick;
    private int boots;

    World(long seed) {
        this(seed, Duration.ofMillis(1));
    }

    /** A world whose clock moves in other steps than milliseconds. */
    World(long seed, Duration tick) {
        this.tick = tick.toNanos();
        this.random = new Random(seed);
        this.time = new VirtualTime(new Random(random.nextLong()));
        this.store = new MemoryStore(time);
        this.hub = new MemoryHub(time);
    }

    Instance start(Weather weather) {
        return start(weather, EngineSettings.defaults(), new BoxRules());
    }

    Instance start(Weather weather, EngineSettings settings, BoxRules rules) {
        Instance instance = new Instance(this, "i" + ++boots, weather, settings, rules);
        instances.add(instance);
        return instance;
    }

    void advance(long millis) {
        time.advance(millis);
    }

    void until(BooleanSupplier condition) {
        if (!time.advanceUntil(condition, 60_000_000_000L / tick)) {
            throw new AssertionError("Expected it within a minute\n" + trace);
        }
    }

    /** Noted, not thrown: what is thrown within a stage is swallowed by it. */
    void require(boolean holds, String otherwise) {
        if (!holds) {
            say("VIOLATION: " + otherwise);
            violations.add(time.millis() + " " + otherwise);
        }
    }

    void say(String what) {
        trace.line(time.millis() + " " + what);
    }

    /** Puts a backup in the place of everything; what it does not know is lost, and may be. */
    void restore(MemoryStore.Content backup) {
        List<Entry> before = entries();
        store.restore(backup);
        Set<String> kept = new LinkedHashSet<>();
        entries().forEach(entry -> kept.add(entry.entry()));
        before.stream()
                .filter(entry -> !kept.contains(entry.entry()))
                .flatMap(entry -> entry.steps().stream())
                .forEach(step -> lost.add(step.command()));
    }

    List<Entry> entries() {
        List<Entry> all = new ArrayList<>();
        store.aggregates()
                .forEach(aggregate -> all.addAll(store.entries(aggregate).values()));
        return all;
    }

    /** The state that the journal says. */
    State fold(AggregateId aggregate) {
        State state = State.empty(aggregate);
        for (Entry entry : store.entries(aggregate).values()) {
            state = state.fold(entry);
        }
        return state;
    }
}
