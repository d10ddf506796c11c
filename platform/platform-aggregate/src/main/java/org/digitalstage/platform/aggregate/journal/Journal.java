package org.digitalstage.platform.aggregate.journal;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.AggregateId;

/**
 * The port to the one truth: entries, unique by aggregate and number. A stage that ends with an exception means "not known", never
 * "did not happen". All stages end on any thread.
 */
public interface Journal {

    /** Writes the entry durably (majority, journalled) if its number is free. */
    CompletionStage<Appended> append(Entry entry);

    /** Puts {@code entry} in the place of another history's entry of the same number, if that one still stands there. */
    CompletionStage<Boolean> replace(String orphan, Entry entry);

    /** The entries {@code from}, {@code from + 1} ... of an aggregate up to {@code count}, ending before the first hole. */
    CompletionStage<List<Entry>> read(AggregateId aggregate, long from, int count);

    /**
     * What is new behind each of these positions, in one batch of point finds: the entry with the next number, and for a position
     * whose own entry is gone or is another one, {@link News#lost} true.
     */
    CompletionStage<List<News>> news(Collection<JournalPosition> held);

    /** The answer to an append. */
    sealed interface Appended {
        /** The entry stands in the journal, written now or by an earlier attempt of the same entry. */
        record Accepted() implements Appended {}

        /** Another entry has that number. */
        record Beaten(Entry by) implements Appended {}
    }

    /**
     * What was found behind one position.
     *
     * @param held the position asked about
     * @param next whether an entry with the next number exists
     * @param lost whether the held entry is no longer what the journal has under that number (a restored journal)
     */
    record News(JournalPosition held, boolean next, boolean lost) {}
}
