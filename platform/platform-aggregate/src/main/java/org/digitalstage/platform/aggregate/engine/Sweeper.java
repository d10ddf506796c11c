package org.digitalstage.platform.aggregate.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.JournalPosition;
import org.digitalstage.platform.aggregate.journal.Pending;

/**
 * Finds by their notes the entries whose follow-ups a dead instance left behind, and carries them on. A note without an entry is
 * taken away only once no entry can come to be there: its writer may still be sending it, so a number that is free is taken first.
 */
final class Sweeper<C> {

    static final int MOST_NOTES = 1000;

    private final Engine<C> engine;
    private volatile Set<JournalPosition> seenBefore = Set.of();
    private volatile String page = "";
    private volatile boolean isSecondLook;

    Sweeper(Engine<C> engine) {
        this.engine = engine;
    }

    /** Looks at one page of the notes; at each page twice running, and then at the next. */
    CompletionStage<?> look() {
        return engine.contact()
                .ask(() -> engine.ports().pendings().list(page, MOST_NOTES))
                .thenAccept(this::sweep);
    }

    private void sweep(List<Pending> notes) {
        Set<JournalPosition> seen = new HashSet<>();
        for (Pending note : notes) {
            JournalPosition position = note.position();
            seen.add(position);
            if (seenBefore.contains(position) && !engine.followUps().isAt(position.entry())) {
                engine.aggregates().readThen(position.aggregate(), room -> settle(room, position));
            }
        }
        turn(notes, seen);
    }

    /** A page that is full may hide others. */
    private void turn(List<Pending> notes, Set<JournalPosition> seen) {
        boolean full = notes.size() == MOST_NOTES;
        boolean only = !full && page.isEmpty();
        if (isSecondLook && !only) {
            page = full ? notes.getLast().position().entry() : "";
            seenBefore = Set.of();
            isSecondLook = false;
        } else {
            seenBefore = seen;
            isSecondLook = true;
        }
    }

    /** On the aggregate's lane, right after its replica was compared with the journal: only what that holds is not from another history. */
    private void settle(Room<C> room, JournalPosition position) {
        State state = room.held();
        if (state == null || position.seq() == state.seq() + 1) {
            room.mailbox().takeNumber(position.seq());
        } else if (position.seq() > state.seq()) {
            // Left from another history: its predecessors are gone.
            engine.dropNote(new Pending(position));
        } else {
            engine.contact()
                    .ask(() -> engine.ports().journal().read(position.aggregate(), position.seq(), 1))
                    .thenAccept(found -> resume(position, found));
        }
    }

    private void resume(JournalPosition position, List<Entry> found) {
        if (!found.isEmpty() && found.getFirst().entry().equals(position.entry())) {
            engine.followUps().carryOut(found.getFirst());
        } else {
            engine.dropNote(new Pending(position));
        }
    }
}
