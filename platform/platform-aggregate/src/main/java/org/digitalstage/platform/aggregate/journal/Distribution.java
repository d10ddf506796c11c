package org.digitalstage.platform.aggregate.journal;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.digitalstage.platform.aggregate.AggregateId;

/**
 * The port to the fast path between instances. It may lose, double, delay and reorder: the journal is the truth. Nothing here fails a
 * command.
 */
public interface Distribution {

    /** Tells the other instances of an entry that stands in the journal. */
    CompletionStage<Void> publish(Entry entry);

    /** Begins to receive entries of the partition that holds this aggregate; counted, so each follow wants one unfollow. */
    void follow(AggregateId aggregate);

    void unfollow(AggregateId aggregate);

    /**
     * Where received entries go; set once, before the first follow.
     *
     * @param wanted asked with aggregate and seq before an entry is parsed
     */
    void onEntry(Wanted wanted, Consumer<Entry> receiver);

    /** Whether the fast path works at the moment; when not, the journal is asked more often. */
    boolean well();

    /** Whether an entry is of use here. */
    interface Wanted {
        boolean test(AggregateId aggregate, long seq);
    }
}
