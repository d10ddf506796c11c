package org.digitalstage.platform.aggregate.engine.fake;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Rules;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.engine.EngineSettings;
import org.digitalstage.platform.aggregate.engine.Faults;
import org.digitalstage.platform.aggregate.engine.Ports;
import org.digitalstage.platform.aggregate.engine.Surroundings;
import org.digitalstage.platform.aggregate.journal.SetAside;
import org.digitalstage.platform.aggregate.journal.fake.MemoryAside;
import org.digitalstage.platform.aggregate.journal.fake.MemoryDistribution;
import org.digitalstage.platform.aggregate.journal.fake.MemoryEvents;
import org.digitalstage.platform.aggregate.journal.fake.MemoryHub;
import org.digitalstage.platform.aggregate.journal.fake.MemoryInstances;
import org.digitalstage.platform.aggregate.journal.fake.MemoryJournal;
import org.digitalstage.platform.aggregate.journal.fake.MemoryPendings;
import org.digitalstage.platform.aggregate.journal.fake.MemoryPost;
import org.digitalstage.platform.aggregate.journal.fake.MemorySnapshots;
import org.digitalstage.platform.aggregate.journal.fake.MemoryStore;
import org.digitalstage.platform.aggregate.journal.fake.Process;
import org.digitalstage.platform.aggregate.journal.fake.Timeline;
import org.digitalstage.platform.aggregate.journal.fake.VirtualTime;
import org.digitalstage.platform.aggregate.journal.fake.Weather;
import org.digitalstage.platform.aggregate.time.Mishaps;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.aggregate.time.Timer;
import org.digitalstage.platform.aggregate.time.fake.NotedMishaps;

/**
 * The machine of one instance on a virtual clock, with all that is outside in memory.
 *
 * @param <C> the commands of the service
 */
public final class Backstage<C> {

    public final VirtualTime time = new VirtualTime(new Random(1));
    public final NotedMishaps mishaps = new NotedMishaps();
    public final Timer timer = (delay, task) -> time.after(delay.toMillis(), task);
    public final Regularly regularly = new Regularly(timer, mishaps);
    public final MemoryStore store = new MemoryStore(time);
    public final Supplier<String> ids = ids();
    private final Process process = new Process(time.thread());
    private final Timeline lane = process.thread(time.thread());
    private final MemoryHub hub = new MemoryHub(time);
    public final MemoryPost post = new MemoryPost(hub, "here", process, Weather.FAIR);
    public final MemoryInstances instances = new MemoryInstances(store, process, Weather.FAIR);
    public final Aggregates<C> aggregates;

    public Backstage(Rules<C> rules) {
        aggregates = new Aggregates<>(rules, ports(), around(), EngineSettings.defaults(), new Unexpected(mishaps));
    }

    private static Supplier<String> ids() {
        AtomicInteger last = new AtomicInteger();
        return () -> "id-" + last.incrementAndGet();
    }

    private Ports ports() {
        return new Ports(
                new MemoryJournal(store, process, Weather.FAIR),
                new MemorySnapshots(store, process, Weather.FAIR),
                new MemoryPendings(store, process, Weather.FAIR),
                new MemoryAside(store, process, Weather.FAIR),
                new MemoryDistribution(hub, "here", process, Weather.FAIR),
                post,
                new MemoryEvents(hub, process, Weather.FAIR));
    }

    private Surroundings around() {
        return new Surroundings(
                "here",
                () -> 1_800_000_000_000L + time.millis(),
                () -> time.millis() * 1_000_000,
                timer,
                same -> task -> lane.after(0, task),
                ids,
                new Random(1));
    }

    /** What should not happen in the machine while other things are looked at. */
    private record Unexpected(Mishaps mishaps) implements Faults {

        @Override
        public void inRule(AggregateId aggregate, String command, Throwable fault) {
            throw new AssertionError(aggregate + " " + command, fault);
        }

        @Override
        public void inStore(AggregateId aggregate, String doing, Throwable fault) {
            mishaps.during(doing, fault);
        }

        @Override
        public void ours(AggregateId aggregate, String doing, Throwable fault) {
            throw new AssertionError(aggregate + " " + doing, fault);
        }

        @Override
        public void setAside(SetAside followUp) {
            throw new AssertionError(followUp.toString());
        }

        @Override
        public void followUpWaits(AggregateId source, AggregateId target, int attempts) {
            throw new AssertionError(source + " " + target + " " + attempts);
        }

        @Override
        public void restarted(AggregateId aggregate) {
            throw new AssertionError(aggregate.toString());
        }

        @Override
        public void during(String task, Throwable fault) {
            mishaps.during(task, fault);
        }
    }
}
