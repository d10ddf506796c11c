package org.digitalstage.platform.wire.outbox;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The frames a slow socket has not taken yet, in order; here, and only here, continuous values give way to later ones. */
final class Backlog {

    private final Map<String, Waiting> latest = new HashMap<>();
    private @Nullable Waiting first;
    private @Nullable Waiting last;
    private long barrier = -1;
    private long places;

    /** Adds one at the end, and says which gave way to it. */
    void add(Outgoing outgoing, Superseded superseded) {
        Waiting added = new Waiting(outgoing, places++);
        switch (outgoing.rule()) {
            case Coalescing.Barrier _ -> barrier = added.place;
            case Coalescing.About about -> about.entities().forEach(entity -> latest.put(entity, added));
            case Coalescing.Continuous continuous -> supersede(continuous, added, superseded);
        }
        append(added);
    }

    private void supersede(Coalescing.Continuous later, Waiting added, Superseded superseded) {
        Waiting earlier = latest.get(later.entity());
        while (earlier != null && givesWay(earlier, later)) {
            unlink(earlier);
            superseded.gaveWay(earlier.outgoing);
            earlier = earlier.earlier;
        }
        added.earlier = earlier;
        latest.put(later.entity(), added);
    }

    private boolean givesWay(Waiting earlier, Coalescing.Continuous later) {
        return earlier.queued
                && earlier.place > barrier
                && earlier.outgoing.rule() instanceof Coalescing.Continuous rule
                && rule.entity().equals(later.entity())
                && later.fields().containsAll(rule.fields())
                && later.parents().stream().noneMatch(parent -> isAfter(latest.get(parent), earlier))
                && rule.parents().stream().noneMatch(parent -> isAfter(latest.get(parent), earlier));
    }

    private static boolean isAfter(@Nullable Waiting event, Waiting earlier) {
        return event != null && event.queued && event.place > earlier.place;
    }

    private void append(Waiting added) {
        added.before = last;
        if (last == null) {
            first = added;
        } else {
            last.after = added;
        }
        last = added;
    }

    private void unlink(Waiting gone) {
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
        Waiting taken = first;
        if (taken == null) {
            return null;
        }
        unlink(taken);
        taken.earlier = null; // else each would hold all that ever went before it
        forget(taken);
        return taken.outgoing;
    }

    private void forget(Waiting taken) {
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

    private static final class Waiting {
        private final Outgoing outgoing;
        private final long place;
        private boolean queued = true;
        private @Nullable Waiting before;
        private @Nullable Waiting after;
        private @Nullable Waiting earlier; // the event of the same entity before this one

        private Waiting(Outgoing outgoing, long place) {
            this.outgoing = outgoing;
            this.place = place;
        }
    }
}
