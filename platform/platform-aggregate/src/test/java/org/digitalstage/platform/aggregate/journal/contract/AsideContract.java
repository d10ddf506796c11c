package org.digitalstage.platform.aggregate.journal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.end;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.stage;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.uuid;

import java.util.Comparator;
import java.util.List;
import org.digitalstage.platform.aggregate.journal.Aside;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.SetAside;
import org.digitalstage.platform.aggregate.journal.Source;
import org.junit.jupiter.api.Test;

/** What all places for what was set aside keep. */
public abstract class AsideContract {

    private static final int ALL = 10_000;

    /** The place; all calls within one test mean the same. Other tests may have left something. */
    protected abstract Aside aside();

    @Test
    void aFollowUpIsThereUntilItIsDropped() {
        SetAside followUp = followUp();
        end(aside().keep(followUp));
        assertThat(end(aside().find(followUp.id()))).contains(followUp);
        assertThat(end(aside().list(ALL))).contains(followUp);
        end(aside().drop(followUp.id()));
        assertThat(end(aside().find(followUp.id()))).isEmpty();
        assertThat(end(aside().list(ALL))).doesNotContain(followUp);
    }

    @Test
    void keepingAndDroppingMayBeRepeated() {
        SetAside followUp = followUp();
        end(aside().keep(followUp));
        end(aside().keep(followUp));
        assertThat(end(aside().list(ALL))).containsOnlyOnce(followUp);
        end(aside().drop(followUp.id()));
        end(aside().drop(followUp.id()));
        assertThat(end(aside().list(ALL))).doesNotContain(followUp);
    }

    @Test
    void theyAreListedInOrderAndNoMoreThanWereAskedFor() {
        List.of(1, 2, 3).forEach(any -> end(aside().keep(followUp())));
        assertThat(end(aside().list(2))).hasSize(2);
        assertThat(end(aside().list(ALL))).isSortedAccordingTo(Comparator.comparing(SetAside::id));
    }

    private static SetAside followUp() {
        return new SetAside(new Source(stage(), new Place(5_000_000_000L, 3)), uuid(), stage(), 1_234_567_890_123L);
    }
}
