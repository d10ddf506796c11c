package org.digitalstage.platform.aggregate.engine;

import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.State;
import org.jspecify.annotations.Nullable;

/** Someone who waits for a state that holds at least some entry, which stood in the journal when he began. */
final class Wait {

    private final World world;
    private final Instance instance;
    private final AggregateId box;
    private final long seq;
    private final int restores;
    private @Nullable State state;

    Wait(Walk walk, Instance instance, AggregateId box, long seq, int restores) {
        this.world = walk.world;
        this.instance = instance;
        this.box = box;
        this.seq = seq;
        this.restores = restores;
    }

    void begin() {
        instance.aggregates.state(box, seq).thenAccept(this::came);
    }

    private void came(State held) {
        state = held;
        world.require(held.seq() >= seq, instance.boot + " waits for " + box + " at " + seq + " but got " + held.seq());
    }

    /** Whether he got what he waits for, if that is still to be had. */
    boolean isOver() {
        return state != null || !instance.isAlive() || world.restores > restores;
    }

    @Override
    public String toString() {
        return instance.boot + " waits for " + box + " at " + seq;
    }
}
