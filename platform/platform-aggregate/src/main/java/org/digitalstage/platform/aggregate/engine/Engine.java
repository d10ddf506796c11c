package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.digitalstage.platform.aggregate.Rules;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Pending;
import org.digitalstage.platform.aggregate.journal.Step;
import org.jspecify.annotations.Nullable;

/** What all rooms of one instance share. */
final class Engine<C> {

    private static final long FIRST_RETRY = 50;
    private static final long LAST_RETRY = 1000;

    private final Rules<C> rules;
    private final Ports ports;
    private final Surroundings around;
    private final EngineSettings settings;
    private final Faults faults;
    private final Aggregates<C> aggregates;
    private final Contact contact;
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
        this.contact = new Contact(around.monotonic(), settings.unavailable());
        this.followUps = new FollowUps<>(this);
        this.mail = new Mail<>(this);
        this.opening = new Opening(ports, contact, settings, around.monotonic());
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

    /** How long to wait after so many failures running. */
    Duration backOff(int failures) {
        long millis = Math.min(FIRST_RETRY << Math.min(failures, 8), LAST_RETRY);
        return around.jittered(Duration.ofMillis(millis));
    }

    /** Tells the other instances of an entry; if that fails, they find it in the journal. */
    void publish(Entry entry) {
        try {
            ports.distribution().publish(entry);
        } catch (RuntimeException fault) {
            faults.inStore(entry.aggregate(), "publish", fault);
        }
    }

    /** Sends a message to another instance; whoever waits for an answer has a bound. */
    void post(String boot, Map<String, @Nullable Object> message) {
        ports.post().send(boot, message);
    }

    /** The entry of a note cannot come to be, or all that follows from it is done. If this fails, the note is found again. */
    void dropNote(Pending note) {
        contact.ask(() -> ports.pendings().delete(note));
    }

    /** An entry was beaten: so is its note, if it had one. */
    void dropNote(Commit<C> beaten) {
        if (beaten.entry().hasFollowUps()) {
            dropNote(beaten.note());
        }
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

    Contact contact() {
        return contact;
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
