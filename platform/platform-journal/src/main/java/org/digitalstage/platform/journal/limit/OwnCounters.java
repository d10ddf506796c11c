package org.digitalstage.platform.journal.limit;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Counts in memory, of this instance alone. What is over is forgotten as room is needed. */
public final class OwnCounters implements Counters {

    private static final int MOST = 50_000;

    private final ConcurrentMap<String, Row> rows = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<Optional<Taken>> take(Tally tally) {
        makeRoom(tally);
        AtomicBoolean taken = new AtomicBoolean();
        rows.compute(tally.key(), (key, before) -> {
            Row row = Row.at(tally.window(), before);
            taken.set(row.hasRoom(tally));
            return taken.get() ? row.plus(1) : row;
        });
        return CompletableFuture.completedStage(taken.get() ? Optional.of(() -> giveBack(tally)) : Optional.empty());
    }

    @Override
    public CompletionStage<Boolean> hasRoom(Tally tally) {
        return CompletableFuture.completedStage(
                Row.at(tally.window(), rows.get(tally.key())).hasRoom(tally));
    }

    private void giveBack(Tally tally) {
        rows.computeIfPresent(tally.key(), (key, row) -> row.back(tally.window()));
    }

    /** Who tries from so many places at once is not held up by counting; forgetting all of them bounds the memory. */
    private void makeRoom(Tally tally) {
        if (rows.size() >= MOST && !rows.containsKey(tally.key())) {
            rows.values().removeIf(row -> row.isOver(tally.window()));
            if (rows.size() >= MOST) {
                rows.clear();
            }
        }
    }

    /** How many subjects are remembered. */
    int subjects() {
        return rows.size();
    }

    /** What is counted of one subject, in the latest window and in the one before. */
    private record Row(Window window, int before, int tries) {

        static Row at(Window window, @Nullable Row last) {
            if (last == null || window.number() > last.window.number() + 1) {
                return new Row(window, 0, 0);
            }
            // A clock that was set back counts on where it was.
            return window.number() > last.window.number() ? new Row(window, last.tries, 0) : last;
        }

        boolean hasRoom(Tally tally) {
            return before * tally.weight() + tries + 1 <= tally.most();
        }

        Row plus(int amount) {
            return new Row(window, before, Math.max(0, tries + amount));
        }

        Row back(Window taken) {
            if (taken.equals(window)) {
                return plus(-1);
            }
            return taken.equals(window.previous()) ? new Row(window, Math.max(0, before - 1), tries) : this;
        }

        /** Windows of other lengths are compared by their ends. */
        boolean isOver(Window now) {
            return window.end().plus(window.length()).isBefore(now.end().minus(now.length()));
        }
    }
}
