package org.digitalstage.platform.aggregate.journal.fake;

import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.contract.JournalContract;

class MemoryJournalTest extends JournalContract {

    private final MemoryStore store = new MemoryStore(Timeline.AT_ONCE);

    @Override
    protected Journal journal() {
        return new MemoryJournal(store, Timeline.AT_ONCE, Weather.FAIR);
    }
}
