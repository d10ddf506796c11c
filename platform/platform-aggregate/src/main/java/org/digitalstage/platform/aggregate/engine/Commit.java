package org.digitalstage.platform.aggregate.engine;

import java.util.List;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Pending;
import org.digitalstage.platform.aggregate.journal.Position;

/** One entry on its way into the journal: the very same entry is sent until it is accepted, found or beaten. */
final class Commit<C> {

    private final Entry entry;
    private final List<Batch.Told<C>> told;
    private final long since;
    private long lastAttempt;
    private int attempts;
    private boolean doubtTold;

    Commit(Entry entry, List<Batch.Told<C>> told, long now) {
        this.entry = entry;
        this.told = told;
        this.since = now;
    }

    Entry entry() {
        return entry;
    }

    boolean is(Entry other) {
        return entry.entry().equals(other.entry());
    }

    Pending note() {
        return new Pending(new Position(entry.aggregate(), entry.seq(), entry.entry()));
    }

    void attempt(long now) {
        attempts++;
        lastAttempt = now;
    }

    int attempts() {
        return attempts;
    }

    long age(long now) {
        return now - since;
    }

    long attemptAge(long now) {
        return now - lastAttempt;
    }

    void tellStored() {
        told.forEach(each -> each.asked().outcome().complete(each.outcome()));
    }

    void tellDoubt() {
        if (!doubtTold) {
            doubtTold = true;
            told.forEach(each -> each.asked().outcome().complete(new Outcome.Doubtful()));
        }
    }

    /** The commands that must be decided anew, in their order; not those whose asker was told of the doubt. */
    List<Asked<C>> unanswered() {
        return doubtTold ? List.of() : told.stream().map(Batch.Told::asked).toList();
    }
}
