package org.digitalstage.platform.wire.outbox;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The frames a slow socket has not taken yet, in order; here, and only here, continuous values give way to later ones. */
final class Backlog {

    private final Map<String, QueuedFrame> latest = new HashMap<>();
    private @Nullable QueuedFrame first;
    private @Nullable QueuedFrame last;
    private long barrier = -1;
    private long places;

    /** Adds one at the end, and says which gave way to it. */
    void add(Outgoing outgoing, Superseded superseded) {
        QueuedFrame added = new QueuedFrame(outgoing, places++);
        switch (outgoing.rule()) {
            case Coalescing.Barrier _ -> barrier = added.place;
            case Coalescing.About about -> about.entities().forEach(entity -> latest.put(entity, added));
            case Coalescing.Continuous continuous -> supersede(continuous, added, superseded);
        }
        append(added);
    }

    private void supersede(Coalescing.Continuous later, QueuedFrame added, Superseded superseded) {
        QueuedFrame earlier = latest.get(later.entity());
        while (earlier != null && givesWay(earlier, later)) {
            unlink(earlier);
            superseded.gaveWay(earlier.outgoing);
            earlier = earlier.earlier;
        }
        added.earlier = earlier;
        latest.put(later.entity(), added);
    }

    private boolean givesWay(QueuedFrame earlier, Coalescing.Continuous later) {
        return earlier.queued
                && earlier.place > barrier
                && earlier.outgoing.rule() instanceof Coalescing.Continuous rule
                && rule.entity().equals(later.entity())
                && later.fields().containsAll(rule.fields())
                && later.parents().stream().noneMatch(parent -> isAfter(latest.get(parent), earlier))
                && rule.parents().stream().noneMatch(parent -> isAfter(latest.get(parent), earlier));
    }

    private static boolean isAfter(@Nullable QueuedFrame event, QueuedFrame earlier) {
        return event != null && event.queued && event.place > earlier.place;
    }

    private void append(QueuedFrame added) {
        added.before = last;
        if (last == null) {
            first = added;
        } else {
            last.after = added;
        }
        last = added;
    }

    private void unlink(QueuedFrame gone) {
        if (gone.before == null) {
            first = gone.after;
        } else {
            gone.before.after = gone.after;
        }
        if (gone.after == null) {
            last = gone.before;
        } else {
            gone.after.before = gone.before;
        }
        gone.queued = false;
    }

    /** Takes the first; null when nothing waits. */
    @Nullable
    Outgoing poll() {
        QueuedFrame taken = first;
        if (taken == null) {
            return null;
        }
        unlink(taken);
        taken.earlier = null; // else each would hold all that ever went before it
        forget(taken);
        return taken.outgoing;
    }

    private void forget(QueuedFrame taken) {
        switch (taken.outgoing.rule()) {
            case Coalescing.Barrier _ -> {}
            case Coalescing.About about -> about.entities().forEach(entity -> latest.remove(entity, taken));
            case Coalescing.Continuous continuous -> latest.remove(continuous.entity(), taken);
        }
    }

    boolean isEmpty() {
        return first == null;
    }

    void clear() {
        first = null;
        last = null;
        latest.clear();
    }

    /** Hears of each frame that gave way. */
    @FunctionalInterface
    interface Superseded {
        void gaveWay(Outgoing outgoing);
    }

    private static final class QueuedFrame {
        private final Outgoing outgoing;
        private final long place;
        private boolean queued = true;
        private @Nullable QueuedFrame before;
        private @Nullable QueuedFrame after;
        private @Nullable QueuedFrame earlier; // the event of the same entity before this one

        private QueuedFrame(Outgoing outgoing, long place) {
            this.outgoing = outgoing;
            this.place = place;
        }
    }
}
