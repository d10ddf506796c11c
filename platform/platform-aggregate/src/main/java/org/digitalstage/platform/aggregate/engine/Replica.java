package org.digitalstage.platform.aggregate.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Snapshot;

/** The state of one aggregate in this instance's memory, and those here who follow it. Written on its lane only. */
final class Replica {

    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private volatile State state;
    private Answered answered;
    private long snapshotSeq;

    Replica(Opening.Opened opened) {
        this.state = opened.state();
        this.answered = opened.answered();
        this.snapshotSeq = opened.snapshotSeq();
    }

    /** Whether {@code entry} is the one that comes next after {@code state}. */
    static boolean follows(State state, Entry entry) {
        return entry.seq() == state.seq() + 1 && entry.prev().equals(state.entry());
    }

    boolean expects(Entry entry) {
        return follows(state, entry);
    }

    void apply(Entry entry) {
        State before = state;
        State after = before.fold(entry);
        state = after;
        answered.note(entry);
        followers.forEach(follower -> follower.applied(before, entry, after));
    }

    /** Takes another history in the place of the one told so far. */
    void restart(Opening.Opened opened) {
        state = opened.state();
        answered = opened.answered();
        snapshotSeq = opened.snapshotSeq();
        followers.forEach(follower -> follower.restarted(opened.state()));
    }

    void add(Follower follower) {
        followers.add(follower);
        follower.opened(state);
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
}
