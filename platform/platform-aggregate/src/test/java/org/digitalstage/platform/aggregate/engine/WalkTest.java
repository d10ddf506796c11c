package org.digitalstage.platform.aggregate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code -Ddigitalstage.seeds=N} walks N seeds, {@code -Ddigitalstage.seed=S} only that one. */
class WalkTest {

    private static final int SEEDS = Integer.getInteger("digitalstage.seeds", 200);
    private static final Long ONE = Long.getLong("digitalstage.seed");

    @Test
    void whateverGoesWrongNothingAcknowledgedIsLostAndAllHoldTheSame() {
        if (ONE != null) {
            walk(ONE);
            return;
        }
        for (long seed = 1; seed <= SEEDS; seed++) {
            walk(seed);
        }
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        assertThat(walk(7)).isEqualTo(walk(7)).isNotEqualTo(walk(8));
    }

    private static long walk(long seed) {
        Walk walk = new Walk(seed);
        try {
            walk.run();
        } catch (AssertionError | RuntimeException fault) {
            throw new AssertionError(
                    "Walk of seed " + seed + " (-Ddigitalstage.seed=" + seed + "): " + fault.getMessage()
                            + "\nThe last of it:\n" + walk.world.trace,
                    fault);
        }
        return walk.world.trace.hash();
    }
}
