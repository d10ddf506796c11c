package org.digitalstage.platform.journal.sealing;

import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.AggregateId;

/** The port through which entries leave the journal for good. */
public interface Shredder {

    /** Takes away the entries of an aggregate from the first on, up to but without {@code end}; may be repeated. */
    CompletionStage<Void> shred(AggregateId aggregate, long end);
}
