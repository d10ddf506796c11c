package org.digitalstage.platform.aggregate.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Asker;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.SetAside;
import org.digitalstage.platform.aggregate.journal.Unavailable;
import org.digitalstage.platform.aggregate.journal.fake.Fate;
import org.digitalstage.platform.aggregate.journal.fake.MemoryAside;
import org.digitalstage.platform.aggregate.journal.fake.MemoryDistribution;
import org.digitalstage.platform.aggregate.journal.fake.MemoryEvents;
import org.digitalstage.platform.aggregate.journal.fake.MemoryJournal;
import org.digitalstage.platform.aggregate.journal.fake.MemoryPendings;
import org.digitalstage.platform.aggregate.journal.fake.MemoryPost;
import org.digitalstage.platform.aggregate.journal.fake.MemorySnapshots;
import org.digitalstage.platform.aggregate.journal.fake.Process;
import org.digitalstage.platform.aggregate.journal.fake.Timeline;
import org.digitalstage.platform.aggregate.journal.fake.Weather;
import org.jspecify.annotations.Nullable;

/** One instance in a {@link World}: its process may be paused and killed. */
final class Instance {

    final World world;
    final String boot;
    final Weather weather;
    final Process process;
    final Aggregates<Order> aggregates;
    final List<String> faults = new ArrayList<>();
    final Map<AggregateId, List<Witness>> witnesses = new LinkedHashMap<>();
    private final Map<AggregateId, Timeline> lanes = new LinkedHashMap<>();
    private final long skew;
    private final MemoryDistribution distribution;
    final Cursed cursed;
    boolean wasPaused;
    boolean breaks;
    private int entries;
    private int commands;

    Instance(
            World world,
            String boot,
            Weather weather,
            EngineSettings settings,
            BoxRules rules,
            Consumer<Throwable> inFollower) {
        this.world = world;
        this.boot = boot;
        this.weather = weather;
        Weather counted = new Counted(world, weather);
        this.process = new Process(world.time.thread());
        this.skew = world.random.nextInt(1000);
        this.distribution = new MemoryDistribution(world.hub, boot, process, counted);
        this.cursed = new Cursed(new MemoryJournal(world.store, process, counted));
        Ports ports = new Ports(
                cursed,
                new MemorySnapshots(world.store, process, counted),
                new MemoryPendings(world.store, process, counted),
                new MemoryAside(world.store, process, counted),
                distribution,
                new MemoryPost(world.hub, boot, process, counted),
                new MemoryEvents(world.hub, process, counted));
        Surroundings around = new Surroundings(
                boot,
                () -> 1_800_000_000_000L + world.time.millis() * world.tick / 1_000_000 + skew,
                () -> world.time.millis() * world.tick,
                (delay, task) -> process.after(Math.ceilDiv(delay.toNanos(), world.tick), task),
                this::lane,
                () -> boot + "-" + ++entries,
                new Random(world.random.nextLong()));
        this.aggregates = new Aggregates<>(rules, ports, around, settings, new NotedFaults(this, inFollower));
        ports.post().onMessage(aggregates::receive);
    }

    Instance started() {
        aggregates.start();
        lookAtEpoch();
        return this;
    }

    private void lookAtEpoch() {
        if (!world.store.isAway()) {
            distribution.look();
        }
        process.after(Math.ceilDiv(1_000_000_000L, world.tick), this::lookAtEpoch);
    }

    private Executor lane(AggregateId aggregate) {
        Timeline lane = lanes.computeIfAbsent(aggregate, same -> process.thread(world.time.thread()));
        return task -> {
            if (breaks) {
                throw new StackOverflowError("broken for a while");
            }
            lane.after(0, task);
        };
    }

    String nextId() {
        return boot + ":" + ++commands;
    }

    Asking ask(AggregateId aggregate, Order order) {
        return ask(aggregate, order, Asker.ALWAYS, outcome -> {});
    }

    Asking ask(AggregateId aggregate, Order order, Asker asker, Consumer<Outcome> told) {
        Asking asking = new Asking(nextId(), aggregate, order, world.time.millis());
        submit(asking, asker, told);
        return asking;
    }

    /** The same over the network: an instance that stands still reads it when it goes on. */
    Asking read(AggregateId aggregate, Order order, Asker asker, Consumer<Outcome> told) {
        Asking asking = new Asking(nextId(), aggregate, order, world.time.millis());
        process.after(0, () -> submit(asking, asker, told));
        return asking;
    }

    private void submit(Asking asking, Asker asker, Consumer<Outcome> told) {
        Command<Order> command = Command.of(asking.id(), "someone", asking.order());
        aggregates.submit(asking.aggregate(), command, asker).thenAccept(outcome -> {
            world.require(asking.outcome() == null, "two outcomes of " + asking.id());
            told.accept(outcome);
            asking.answered(outcome, world.time.millis());
        });
    }

    /** The number of the entry that this instance's replica holds; 0 if there is none. */
    long heldSeq(AggregateId aggregate) {
        return aggregates.held(aggregate).map(State::seq).orElse(0L);
    }

    Witness follow(AggregateId aggregate) {
        Witness witness = new Witness(this, aggregate);
        witness.begin();
        witnesses.computeIfAbsent(aggregate, same -> new ArrayList<>()).add(witness);
        return witness;
    }

    boolean isAlive() {
        return !process.dead();
    }

    /** A command on its way, and what became of it. */
    static final class Asking {
        private final String id;
        private final AggregateId aggregate;
        private final Order order;
        final long at;
        private final List<Consumer<Outcome>> listeners = new ArrayList<>();
        private @Nullable Outcome outcome;
        private long answeredAt;

        Asking(String id, AggregateId aggregate, Order order, long at) {
            this.id = id;
            this.aggregate = aggregate;
            this.order = order;
            this.at = at;
        }

        private void answered(Outcome told, long now) {
            outcome = told;
            answeredAt = now;
            listeners.forEach(listener -> listener.accept(told));
        }

        void whenAnswered(Consumer<Outcome> listener) {
            listeners.add(listener);
        }

        String id() {
            return id;
        }

        AggregateId aggregate() {
            return aggregate;
        }

        Order order() {
            return order;
        }

        @Nullable
        Outcome outcome() {
            return outcome;
        }

        boolean isReadOnly() {
            return order.verb().equals("ask");
        }

        boolean isStored() {
            return outcome instanceof Outcome.Stored;
        }

        long latency() {
            return answeredAt - at;
        }
    }

    /** Counts what is asked of the outside, so that a walk can say where it went. */
    private record Counted(World world, Weather weather) implements Weather {
        @Override
        public Fate fate(String operation) {
            Fate fate = weather.fate(operation);
            world.count(operation);
            if (fate.outcome() == Fate.Outcome.LATE) {
                world.count(operation + " late");
            }
            return fate;
        }

        @Override
        public List<Long> arrivals() {
            return weather.arrivals();
        }
    }

    /** Faults are expected in a walk; they are kept for tests to look at. */
    private record NotedFaults(Instance instance, Consumer<Throwable> inFollower) implements Faults {
        @Override
        public void inRule(AggregateId aggregate, String command, Throwable fault) {
            note("rule " + command + " " + fault);
        }

        @Override
        public void inStore(AggregateId aggregate, String doing, Throwable fault) {
            note("store " + doing + " " + aggregate + " " + fault.getMessage());
        }

        @Override
        public void ours(AggregateId aggregate, String doing, Throwable fault) {
            instance.world.count("ours");
            note("ours " + doing + " " + aggregate + " " + fault.getMessage());
        }

        @Override
        public void setAside(SetAside followUp) {
            instance.world.count("set aside");
            note("set aside " + followUp.id());
        }

        @Override
        public void followUpWaits(AggregateId source, AggregateId target, int attempts) {
            note("waits " + source + " " + target + " " + attempts);
        }

        @Override
        public void restarted(AggregateId aggregate) {
            instance.world.count("restarted");
            note("restarted " + aggregate);
        }

        /** A store that does not answer, or too late, is no fault of the machine's. */
        @Override
        public void during(String task, Throwable fault) {
            boolean weather = Unavailable.is(fault) || fault instanceof TimeoutException;
            instance.world.require(weather || instance.breaks, "fault during " + task + " " + fault);
            note("during " + task);
        }

        @Override
        public void inFollower(AggregateId aggregate, Throwable fault) {
            inFollower.accept(fault);
        }

        private void note(String fault) {
            instance.faults.add(fault);
            instance.world.say(instance.boot + " fault: " + fault);
        }
    }
}
