package org.digitalstage.platform.aggregate.journal;

import org.digitalstage.platform.aggregate.AggregateId;

/** A place in the journal: one entry of one aggregate, by number and by its random id. */
public record JournalPosition(AggregateId aggregate, long seq, String entry) {}
