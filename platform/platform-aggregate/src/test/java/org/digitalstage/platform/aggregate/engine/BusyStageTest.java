package org.digitalstage.platform.aggregate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The latencies are those of the virtual clock: what the way of a command costs in round trips, not in computing. */
class BusyStageTest {

    @Test
    void threeInstancesOf200CommandsASecondRefuseNoneAndLoseNone() {
        BusyStage stage = new BusyStage(1, 3);
        stage.run(200, 10);
        assertThat(stage.world.violations).isEmpty();
        assertThat(stage.asked).hasSize(6000);
        assertThat(stage.stored()).isEqualTo(6000);
        assertThat(stage.world.fold(stage.box).all(BoxRules.BOX))
                .extracting(box -> BoxRules.number(box, "count"))
                .containsExactly(6000);
        assertThat((double) stage.appends() / stage.entries())
                .as("attempts per entry")
                .isLessThan(1.5);
        assertThat(stage.latencyMillis(0.99)).as("p99 in ms").isLessThan(20);
    }

    @Test
    void threeInstancesOfAThousandDoToo() {
        BusyStage stage = new BusyStage(2, 3);
        stage.run(1000, 3);
        assertThat(stage.stored()).isEqualTo(9000);
        assertThat(stage.latencyMillis(0.99)).as("p99 in ms").isLessThan(50);
    }
}
