package org.digitalstage.platform.aggregate.engine;

import java.util.List;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.JournalPosition;
import org.digitalstage.platform.aggregate.journal.Pending;

/** One entry on its way into the journal: the very same entry is sent until it is accepted, found or beaten. */
final class Commit<C> {

    private final Entry entry;
    private final List<Batch.Settled<C>> told;
    private final State before;
    private final State after;
    private final long since;
    private long lastAttempt;
    private int attempts;

    /**
     * Begins its way.
     *
     * @param told the commands it answers, and how
     * @param before the state it was decided on
     * @param after what that becomes with it
     */
    Commit(Entry entry, List<Batch.Settled<C>> told, State before, State after, long now) {
        this.entry = entry;
        this.told = told;
        this.before = before;
        this.after = after;
        this.since = now;
    }

    Entry entry() {
        return entry;
    }

    boolean is(Entry other) {
        return entry.entry().equals(other.entry());
    }

    /** The state after an entry: where that is this one, it was found when it was decided. */
    @SuppressWarnings("ReferenceEquality") // the very state that was decided on
    State after(State on, Entry next) {
        return on == before && is(next) ? after : on.fold(next);
    }

    Pending note() {
        return new Pending(new JournalPosition(entry.aggregate(), entry.seq(), entry.entry()));
    }

    void attempt(long now) {
        attempts++;
        lastAttempt = now;
    }

    /** Whether it answers one command only: if it cannot be written, that is why. */
    boolean isOfOne() {
        return told.size() == 1;
    }

    int attempts() {
        return attempts;
    }

    /** When it began its way. */
    long since() {
        return since;
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
        told.forEach(each -> each.asked().doubt());
    }

    /** Tells those who asked longer than {@code patience} ago, be it that their commands were in other entries before. */
    void tellDoubt(long now, long patience) {
        told.stream()
                .map(Batch.Settled::asked)
                .filter(asked -> now - asked.since() > patience)
                .forEach(Asked::doubt);
    }

    /** The commands that must be decided anew, in their order; not those whose asker was told of the doubt and that came here only in this entry. */
    List<Asked<C>> unanswered() {
        return told.stream()
                .map(Batch.Settled::asked)
                .filter(asked -> !asked.isAnswered() || asked.mayStillCome())
                .toList();
    }
}
