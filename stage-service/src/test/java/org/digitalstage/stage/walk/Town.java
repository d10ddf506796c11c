package org.digitalstage.stage.walk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.journal.fake.MemoryHub;
import org.digitalstage.platform.aggregate.journal.fake.MemoryStore;
import org.digitalstage.platform.aggregate.journal.fake.VirtualTime;
import org.digitalstage.platform.aggregate.journal.fake.Weather;
import org.digitalstage.platform.journal.sealing.Key;

/** One virtual clock, one store with its keys, one fast path, and instances of the stage-service beside each other. */
final class Town {

    private static final int KEPT = Integer.getInteger("digitalstage.trace", 60);

    final Random random;
    final VirtualTime time;
    final MemoryStore store;
    final MemoryHub hub;
    final Map<Id<?>, Key> keys = new HashMap<>();
    final List<String> faults = new ArrayList<>();
    final Map<String, Integer> tally = new TreeMap<>();
    private final Deque<String> trace = new ArrayDeque<>();
    private int boots;

    Town(long seed) {
        this.random = new Random(seed);
        this.time = new VirtualTime(new Random(random.nextLong()));
        this.store = new MemoryStore(time);
        this.hub = new MemoryHub(time);
    }

    Venue open(Weather weather) {
        return new Venue(this, "i" + ++boots, weather);
    }

    void say(String what) {
        trace.addLast(time.millis() + " " + what);
        if (trace.size() > KEPT) {
            trace.removeFirst();
        }
    }

    void count(String what) {
        tally.merge(what, 1, Integer::sum);
    }

    /** What must not be; noted, for what is thrown within a stage is swallowed by it. */
    void fault(String what) {
        say("FAULT " + what);
        faults.add(time.millis() + " " + what);
    }

    List<AggregateId> aggregates(String type) {
        return store.aggregates().stream()
                .filter(aggregate -> aggregate.type().equals(type))
                .toList();
    }

    @Override
    public String toString() {
        return String.join("\n", trace);
    }
}
