package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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
    final Set<String> lostEntries = new LinkedHashSet<>();
    final Map<String, Integer> tally = new TreeMap<>();
    final List<String> violations = new ArrayList<>();
    final long tick;
    int restores;
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
        return start(weather, settings, rules, fault -> require(false, "fault in a follower " + fault));
    }

    Instance start(Weather weather, EngineSettings settings, BoxRules rules, Consumer<Throwable> inFollower) {
        Instance instance = new Instance(this, "i" + ++boots, weather, settings, rules, inFollower);
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

    void count(String what) {
        tally.merge(what, 1, Integer::sum);
    }

    /** Puts a backup in the place of everything; what it does not know is lost, and may be. */
    void restore(MemoryStore.Content backup) {
        restore(() -> store.restore(backup));
    }

    /** Does something after which the journal knows less. */
    void restore(Runnable work) {
        List<Entry> before = entries();
        work.run();
        hub.newEpoch();
        restores++;
        Set<String> kept = new LinkedHashSet<>();
        entries().forEach(entry -> kept.add(entry.entry()));
        before.stream().filter(entry -> !kept.contains(entry.entry())).forEach(entry -> {
            lostEntries.add(entry.entry());
            entry.steps().forEach(step -> lost.add(step.command()));
        });
    }

    List<Entry> entries() {
        return store.aggregates().stream()
                .flatMap(aggregate -> entries(aggregate).stream())
                .toList();
    }

    /** What is an aggregate's history: each entry behind its predecessor, up to the first that is not there or is of another history. */
    List<Entry> entries(AggregateId aggregate) {
        List<Entry> all = new ArrayList<>();
        String before = "";
        for (Entry entry : store.entries(aggregate).values()) {
            if (entry.seq() != all.size() + 1 || !entry.prev().equals(before)) {
                break;
            }
            all.add(entry);
            before = entry.entry();
        }
        return all;
    }

    /** The state that the journal says. */
    State fold(AggregateId aggregate) {
        State state = State.empty(aggregate);
        for (Entry entry : entries(aggregate)) {
            state = state.fold(entry);
        }
        return state;
    }
}
