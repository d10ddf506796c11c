package org.digitalstage.stage.walk;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.engine.EngineSettings;
import org.digitalstage.platform.aggregate.engine.Faults;
import org.digitalstage.platform.aggregate.engine.Ports;
import org.digitalstage.platform.aggregate.engine.Surroundings;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.SetAside;
import org.digitalstage.platform.aggregate.journal.Snapshots;
import org.digitalstage.platform.aggregate.journal.Unavailable;
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
import org.digitalstage.platform.journal.sealing.Personal;
import org.digitalstage.platform.journal.sealing.Sealing;
import org.digitalstage.stage.command.Commands;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.feature.StageRules;
import org.digitalstage.stage.model.StageKinds;
import org.digitalstage.stage.model.User;

/** One instance of the stage-service without its sockets: the machine with the rules of stages, over a store in which what is personal is sealed. */
final class Venue {

    private static final Personal PERSONAL = new Personal(StageKinds.ALL, Names.USER, User.NOBODY);

    final String boot;
    final Process process;
    final Aggregates<StageCommand> aggregates;
    final Commands commands;
    private final Town town;
    private final Map<AggregateId, Timeline> lanes = new LinkedHashMap<>();
    private int entries;
    private int asked;

    Venue(Town town, String boot, Weather weather) {
        this.town = town;
        this.boot = boot;
        this.process = new Process(town.time.thread());
        MemoryKeys keys =
                new MemoryKeys(town.keys, town.store.link(process, weather), new Random(town.random.nextLong()));
        Sealing sealing = new Sealing(PERSONAL, keys, this::nanos);
        Journal journal = sealing.over(new MemoryJournal(town.store, process, weather));
        Snapshots snapshots = sealing.over(new MemorySnapshots(town.store, process, weather));
        Ports ports = new Ports(
                journal,
                snapshots,
                new MemoryPendings(town.store, process, weather),
                new MemoryAside(town.store, process, weather),
                new MemoryDistribution(town.hub, boot, process, weather),
                new MemoryPost(town.hub, boot, process, weather),
                new MemoryEvents(town.hub, process, weather));
        Surroundings around = new Surroundings(
                boot,
                () -> 1_800_000_000_000L + town.time.millis(),
                this::nanos,
                (delay, task) -> process.after(Math.ceilDiv(delay.toNanos(), 1_000_000L), task),
                this::lane,
                () -> boot + "-" + ++entries,
                new Random(town.random.nextLong()));
        EngineSettings settings =
                EngineSettings.defaults().snapshotEvery(20).idle(Duration.ofSeconds(1 + town.random.nextInt(3)));
        this.aggregates = new Aggregates<>(new StageRules(), ports, around, settings, new Noted());
        this.commands = new Commands(aggregates, () -> boot + ":" + ++asked);
        ports.post().onMessage(aggregates::receive);
        aggregates.start();
    }

    private long nanos() {
        return town.time.millis() * 1_000_000;
    }

    private Executor lane(AggregateId aggregate) {
        Timeline lane = lanes.computeIfAbsent(aggregate, same -> process.thread(town.time.thread()));
        return task -> lane.after(0, task);
    }

    boolean isAlive() {
        return !process.dead();
    }

    /** A store that does not answer is weather; what is our own fault is not. */
    private final class Noted implements Faults {
        @Override
        public void inRule(AggregateId aggregate, String command, Throwable fault) {
            town.fault("a rule failed at " + aggregate + " " + command + " " + fault);
        }

        @Override
        public void ours(AggregateId aggregate, String doing, Throwable fault) {
            town.fault(doing + " of " + aggregate + " failed: " + fault);
        }

        @Override
        public void setAside(SetAside followUp) {
            town.fault("set aside " + followUp);
        }

        @Override
        public void inStore(AggregateId aggregate, String doing, Throwable fault) {
            town.say(boot + " store " + doing + " " + aggregate + " " + fault.getMessage());
        }

        @Override
        public void followUpWaits(AggregateId source, AggregateId target, int attempts) {
            town.say(boot + " waits " + source + " " + target + " " + attempts);
        }

        @Override
        public void restarted(AggregateId aggregate) {
            town.fault("another history at " + aggregate);
        }

        @Override
        public void during(String task, Throwable fault) {
            if (!Unavailable.is(fault) && !(fault instanceof TimeoutException)) {
                town.fault(task + " failed: " + fault);
            }
        }
    }
}
