package org.digitalstage.platform.aggregate.engine;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.journal.fake.Fate;
import org.digitalstage.platform.aggregate.journal.fake.Weather;

/** Weather as a test says; each way takes a millisecond. Counts what is asked. */
final class Script implements Weather {

    private static final Fate GOOD = new Fate(1, 1, Fate.Outcome.ANSWERED);

    private final Map<String, ArrayDeque<Fate>> next = new HashMap<>();
    private final Map<String, Fate> always = new HashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private int lost;

    void next(String operation, Fate.Outcome... outcomes) {
        for (Fate.Outcome outcome : outcomes) {
            next.computeIfAbsent(operation, same -> new ArrayDeque<>()).add(new Fate(1, 1, outcome));
        }
    }

    void next(String operation, Fate fate) {
        next.computeIfAbsent(operation, same -> new ArrayDeque<>()).add(fate);
    }

    void always(String operation, Fate fate) {
        always.put(operation, fate);
    }

    void always(String operation, Fate.Outcome outcome) {
        always(operation, new Fate(1, 1, outcome));
    }

    void slow(String operation, long millis) {
        always(operation, new Fate(millis, 1, Fate.Outcome.ANSWERED));
    }

    /** Begins to count anew. */
    void forget() {
        asked.clear();
    }

    int asked(String operation) {
        return asked.getOrDefault(operation, 0);
    }

    @Override
    public Fate fate(String operation) {
        asked.merge(operation, 1, Integer::sum);
        Fate due = next.getOrDefault(operation, new ArrayDeque<>()).poll();
        return due == null ? always.getOrDefault(operation, GOOD) : due;
    }

    /** The next entry of the fast path does not arrive here. */
    void loseNext() {
        lost++;
    }

    @Override
    public List<Long> arrivals() {
        if (lost > 0) {
            lost--;
            return List.of();
        }
        return List.of(1L);
    }
}
