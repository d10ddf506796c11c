package org.digitalstage.platform.aggregate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.jspecify.annotations.Nullable;

/** A follower that sees to it that it is told everything, in order and once, and nothing before it stands in the journal. */
final class Witness implements Follower {

    final List<Entry> told = new ArrayList<>();
    private final Instance instance;
    private final AggregateId aggregate;
    private Aggregates<Order>.@Nullable Following following;
    private @Nullable State held;
    private boolean closed;
    int restarts;
    boolean stopped;

    Witness(Instance instance, AggregateId aggregate) {
        this.instance = instance;
        this.aggregate = aggregate;
    }

    void begin() {
        following = instance.aggregates.follow(aggregate, 0, this);
    }

    void close() {
        closed = true;
        if (following != null) {
            following.close();
        }
    }

    boolean isOpen() {
        return held != null && !closed;
    }

    @Nullable
    State held() {
        return held;
    }

    /** At the end of a run: what it was told comes to what the journal says. */
    void mustHold() {
        if (instance.isAlive() && !closed) {
            assertThat(held).as("%s at %s", aggregate, instance.boot).isEqualTo(instance.world.fold(aggregate));
        }
    }

    @Override
    public void opened(State state) {
        require(held == null, "opened twice");
        // A replica that was not compared with a restored journal yet is what it was: a restart will tell.
        boolean wasStored = isStored(state) || instance.world.lostEntries.contains(state.entry());
        require(wasStored, "opened on what never was in the journal");
        held = state;
        say("opened at " + state.seq());
    }

    @Override
    public void applied(State before, Entry entry, State after) {
        say("told " + entry.seq() + " " + entry.entry());
        require(held == before, "not told from where it was");
        boolean next = entry.seq() == before.seq() + 1 && entry.prev().equals(before.entry());
        require(next, "told " + entry.seq() + " after " + before.seq());
        require(after.equals(before.fold(entry)), "state after " + entry.seq() + " is not what it comes to");
        require(
                entry.equals(instance.world.store.entries(aggregate).get(entry.seq())),
                "told " + entry.entry() + " which is not in the journal");
        told.add(entry);
        held = after;
    }

    @Override
    public void restarted(State state) {
        say("restarted at " + state.seq());
        require(isStored(state), "restarted on what is not in the journal");
        restarts++;
        held = state;
    }

    @Override
    public void stopped() {
        stopped = true;
    }

    private boolean isStored(State state) {
        Entry entry = instance.world.store.entries(aggregate).get(state.seq());
        return state.seq() == 0 || (entry != null && entry.entry().equals(state.entry()));
    }

    private void say(String what) {
        instance.world.say(instance.boot + " " + aggregate + " " + what);
    }

    private void require(boolean holds, String otherwise) {
        instance.world.require(holds, instance.boot + " " + aggregate + ": " + otherwise);
    }
}
