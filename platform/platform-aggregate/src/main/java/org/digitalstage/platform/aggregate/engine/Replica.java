package org.digitalstage.platform.aggregate.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Snapshot;

/** The state of one aggregate in this instance's memory, and those here who follow it. Written on its lane only. */
final class Replica {

    private final Faults faults;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private volatile State state;
    private Answered answered;
    private long snapshotSeq;

    Replica(Opening.Opened opened, Faults faults) {
        this.faults = faults;
        this.state = opened.state();
        this.answered = opened.answered();
        this.snapshotSeq = opened.snapshotSeq();
    }

    boolean expects(Entry entry) {
        return state.expects(entry);
    }

    /**
     * Takes the next entry.
     *
     * @param after what the state becomes with it
     */
    void apply(Entry entry, State after) {
        State before = state;
        state = after;
        answered.note(entry);
        tell(follower -> follower.applied(before, entry, after));
    }

    /** Takes another history in the place of the one told so far. */
    void restart(Opening.Opened opened) {
        state = opened.state();
        answered = opened.answered();
        snapshotSeq = opened.snapshotSeq();
        tell(follower -> follower.restarted(opened.state()));
    }

    /** Ends with everyone here: the aggregate cannot be read by this version. */
    void stop() {
        tell(Follower::stopped);
        followers.clear();
    }

    void add(Follower follower) {
        followers.add(follower);
        tell(follower, each -> each.opened(state));
    }

    void remove(Follower follower) {
        followers.remove(follower);
    }

    boolean isFollowed() {
        return !followers.isEmpty();
    }

    State state() {
        return state;
    }

    Answered answered() {
        return answered;
    }

    long sinceSnapshot() {
        return state.seq() - snapshotSeq;
    }

    /** A snapshot of now; the caller saves it. */
    Snapshot snapshot() {
        snapshotSeq = state.seq();
        return new Snapshot(state, answered.kept());
    }

    private void tell(Consumer<Follower> news) {
        followers.forEach(follower -> tell(follower, news));
    }

    private void tell(Follower follower, Consumer<Follower> news) {
        try {
            news.accept(follower);
        } catch (RuntimeException fault) {
            // One that fails harms neither the others nor the command.
            faults.inFollower(state.aggregate(), fault);
        }
    }
}
