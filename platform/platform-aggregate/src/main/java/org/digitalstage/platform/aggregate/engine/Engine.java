package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.digitalstage.platform.aggregate.Rules;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Step;

/** What all rooms of one instance share. */
final class Engine<C> {

    private final Rules<C> rules;
    private final Ports ports;
    private final Surroundings around;
    private final EngineSettings settings;
    private final Faults faults;
    private final Aggregates<C> aggregates;
    private final FollowUps<C> followUps;
    private final Mail<C> mail;
    private final Opening opening;

    Engine(
            Rules<C> rules,
            Ports ports,
            Surroundings around,
            EngineSettings settings,
            Faults faults,
            Aggregates<C> aggregates) {
        this.rules = rules;
        this.ports = ports;
        this.around = around;
        this.settings = settings;
        this.faults = faults;
        this.aggregates = aggregates;
        this.followUps = new FollowUps<>(this);
        this.mail = new Mail<>(this);
        this.opening = new Opening(ports, settings);
    }

    Entry entry(State on, List<Step> steps) {
        return new Entry(
                on.aggregate(),
                on.seq() + 1,
                around.ids().get(),
                on.entry(),
                around.boot(),
                Entry.FORMAT,
                around.wall().getAsLong(),
                steps);
    }

    void later(Duration delay, Executor lane, Runnable task) {
        around.timer().schedule(delay, () -> lane.execute(task));
    }

    long now() {
        return around.monotonic().getAsLong();
    }

    String boot() {
        return around.boot();
    }

    Rules<C> rules() {
        return rules;
    }

    Ports ports() {
        return ports;
    }

    Surroundings around() {
        return around;
    }

    EngineSettings settings() {
        return settings;
    }

    Faults faults() {
        return faults;
    }

    Aggregates<C> aggregates() {
        return aggregates;
    }

    FollowUps<C> followUps() {
        return followUps;
    }

    Mail<C> mail() {
        return mail;
    }

    Opening opening() {
        return opening;
    }
}
