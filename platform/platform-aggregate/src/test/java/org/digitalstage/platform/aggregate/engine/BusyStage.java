package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.journal.fake.Fate;
import org.digitalstage.platform.aggregate.journal.fake.Weather;

/** Several instances that all write one aggregate at a rate, with the ways of a fair day: an append 1 ms, the fast path 1 to 3 ms. */
final class BusyStage {

    private static final Duration TICK = Duration.ofNanos(100_000);
    private static final int TICKS_A_SECOND = 10_000;

    final World world;
    final List<Instance.Asking> asked = new ArrayList<>();
    final AggregateId box = BoxRules.box(1);
    private final List<Instance> instances = new ArrayList<>();
    private final Random random;

    BusyStage(long seed, int count) {
        this.world = new World(seed, TICK);
        this.random = new Random(seed);
        for (int i = 0; i < count; i++) {
            Instance instance =
                    world.start(new FairDay(new Random(seed * 31 + i))).started();
            instance.follow(box);
            instances.add(instance);
        }
        world.advance(TICKS_A_SECOND);
    }

    void run(int perSecond, int seconds) {
        for (Instance instance : instances) {
            for (int i = 0; i < perSecond * seconds; i++) {
                world.time.after(random.nextInt(seconds * TICKS_A_SECOND), () -> speak(instance));
            }
        }
        world.advance((seconds + 10) * (long) TICKS_A_SECOND);
    }

    private void speak(Instance instance) {
        asked.add(instance.ask(box, Order.of("count")));
    }

    long stored() {
        return asked.stream()
                .filter(each -> each.outcome() instanceof Outcome.Stored)
                .count();
    }

    double latencyMillis(double quantile) {
        List<Long> latencies =
                asked.stream().map(Instance.Asking::latency).sorted().toList();
        return latencies.get((int) (quantile * (latencies.size() - 1))) / 10.0;
    }

    int entries() {
        return world.store.entries(box).size();
    }

    int appends() {
        return instances.stream()
                .mapToInt(each -> ((FairDay) each.weather).appends)
                .sum();
    }

    int posts() {
        return instances.stream()
                .mapToInt(each -> ((FairDay) each.weather).posts)
                .sum();
    }

    /** Nothing fails; everything takes its time. */
    private static final class FairDay implements Weather {
        private final Random random;
        private int appends;
        private int posts;

        FairDay(Random random) {
            this.random = random;
        }

        @Override
        public Fate fate(String operation) {
            switch (operation) {
                case "journal.append" -> appends++;
                case "post.send" -> posts++;
                default -> {}
            }
            boolean fastPath = operation.startsWith("post") || operation.startsWith("distribution");
            return fastPath
                    ? new Fate(5 + random.nextInt(10), 5, Fate.Outcome.ANSWERED)
                    : new Fate(3 + random.nextInt(5), 3 + random.nextInt(5), Fate.Outcome.ANSWERED);
        }

        @Override
        public List<Long> arrivals() {
            return List.of(5L + random.nextInt(15));
        }
    }
}
