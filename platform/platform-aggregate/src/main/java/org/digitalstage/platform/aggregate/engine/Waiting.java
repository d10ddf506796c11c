package org.digitalstage.platform.aggregate.engine;

import java.util.function.Consumer;
import org.digitalstage.platform.aggregate.entity.State;

/** Someone who waits for an entry. Each is its own: never equal to another. */
final class Waiting {

    private final long seq;
    private final Consumer<State> ready;
    private final Runnable stopped;

    /**
     * @param seq number of the entry; 0 for any state
     * @param ready run once, on the aggregate's lane
     * @param stopped run instead if this version cannot read the aggregate
     */
    Waiting(long seq, Consumer<State> ready, Runnable stopped) {
        this.seq = seq;
        this.ready = ready;
        this.stopped = stopped;
    }

    long seq() {
        return seq;
    }

    void ready(State state) {
        ready.accept(state);
    }

    void stopped() {
        stopped.run();
    }
}
