package org.digitalstage.platform.aggregate.journal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.end;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.stage;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.uuid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.JournalPosition;
import org.digitalstage.platform.aggregate.journal.Pending;
import org.digitalstage.platform.aggregate.journal.Pendings;
import org.junit.jupiter.api.Test;

/** What all pending notes keep. */
public abstract class PendingsContract {

    private static final int ALL = 10_000;

    /** The notes; all calls within one test mean the same. Other tests may have left some. */
    protected abstract Pendings pendings();

    @Test
    void aNoteIsThereUntilItIsDeleted() {
        Pending pending = pending(stage(), 5_000_000_000L);
        end(pendings().insert(pending));
        assertThat(end(pendings().list("", ALL))).contains(pending);
        end(pendings().delete(pending));
        assertThat(end(pendings().list("", ALL))).doesNotContain(pending);
    }

    @Test
    void insertAndDeleteMayBeRepeated() {
        Pending pending = pending(stage(), 1);
        end(pendings().insert(pending));
        end(pendings().insert(pending));
        assertThat(end(pendings().list("", ALL))).containsOnlyOnce(pending);
        end(pendings().delete(pending));
        end(pendings().delete(pending));
        assertThat(end(pendings().list("", ALL))).doesNotContain(pending);
    }

    @Test
    void rivalsOfOneNumberHaveANoteEach() {
        AggregateId aggregate = stage();
        Pending one = pending(aggregate, 1);
        Pending other = pending(aggregate, 1);
        end(pendings().insert(one));
        end(pendings().insert(other));
        end(pendings().delete(one));
        assertThat(end(pendings().list("", ALL))).contains(other).doesNotContain(one);
    }

    @Test
    void noMoreAreListedThanWereAskedFor() {
        List.of(1, 2, 3).forEach(seq -> end(pendings().insert(pending(stage(), seq))));
        assertThat(end(pendings().list("", 2))).hasSize(2);
    }

    @Test
    void theyAreListedPageByPage() {
        List<Pending> four =
                List.of(pending(stage(), 1), pending(stage(), 2), pending(stage(), 3), pending(stage(), 4));
        four.forEach(note -> end(pendings().insert(note)));
        List<Pending> read = new ArrayList<>();
        List<Pending> page = end(pendings().list("", 3));
        while (!page.isEmpty()) {
            read.addAll(page);
            page = end(pendings().list(page.getLast().position().entry(), 3));
        }
        assertThat(read)
                .doesNotHaveDuplicates()
                .containsAll(four)
                .isSortedAccordingTo(
                        Comparator.comparing(note -> note.position().entry()));
    }

    private static Pending pending(AggregateId aggregate, long seq) {
        return new Pending(new JournalPosition(aggregate, seq, uuid()));
    }
}
