package org.digitalstage.platform.aggregate.journal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.end;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.uuid;

import org.digitalstage.platform.aggregate.journal.Instances;
import org.junit.jupiter.api.Test;

/** What all heartbeats keep. */
public abstract class InstancesContract {

    /** The heartbeats; all calls within one test mean the same. Other tests may have left some. */
    protected abstract Instances instances();

    @Test
    void eachBumpRaisesTheCounterByOneAndIsSeenByAll() {
        String boot = uuid();
        String other = uuid();
        assertThat(end(instances().bump(boot))).isEqualTo(1);
        assertThat(end(instances().bump(boot))).isEqualTo(2);
        assertThat(end(instances().bump(other))).isEqualTo(1);
        assertThat(end(instances().counters())).containsEntry(boot, 2L).containsEntry(other, 1L);
    }

    @Test
    void aForgottenInstanceIsNotListedAndMayBeForgottenAgain() {
        String boot = uuid();
        end(instances().bump(boot));
        end(instances().forget(boot));
        end(instances().forget(boot));
        assertThat(end(instances().counters())).doesNotContainKey(boot);
    }

    @Test
    void anInstanceThatWasForgottenButLivesBeginsAnew() {
        String boot = uuid();
        end(instances().bump(boot));
        end(instances().bump(boot));
        end(instances().forget(boot));
        assertThat(end(instances().bump(boot))).isEqualTo(1);
    }
}
