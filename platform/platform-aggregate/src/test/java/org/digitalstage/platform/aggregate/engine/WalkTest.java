package org.digitalstage.platform.aggregate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** {@code -Ddigitalstage.seeds=N} walks N seeds, {@code -Ddigitalstage.seed=S} only that one. */
class WalkTest {

    private static final int SEEDS = Integer.getInteger("digitalstage.seeds", 200);
    private static final Long ONE = Long.getLong("digitalstage.seed");

    /** Where the walks go, all of them together; what they no longer meet they no longer try. */
    private static final List<String> WHERE = List.of(
            "Stored",
            "Doubtful",
            "refused full",
            "refused unavailable",
            "asked again",
            "left of a lost history",
            "restarted",
            "ours",
            "set aside",
            "refused fault",
            "post.send",
            "journal.replace",
            "snapshots.discard",
            "journal.append late",
            "pendings.insert late",
            "snapshots.save late");

    @Test
    void whateverGoesWrongNothingAcknowledgedIsLostAndAllHoldTheSame() {
        if (ONE != null) {
            walk(ONE);
            return;
        }
        Set<String> seen = new TreeSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            seen.addAll(walk(seed).world.tally.keySet());
        }
        assertThat(SEEDS < 200 || seen.containsAll(WHERE)).as("%s", seen).isTrue();
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        assertThat(hash(7)).isEqualTo(hash(7)).isNotEqualTo(hash(8));
    }

    private static long hash(long seed) {
        return walk(seed).world.trace.hash();
    }

    private static Walk walk(long seed) {
        Walk walk = new Walk(seed);
        try {
            walk.run();
        } catch (AssertionError | RuntimeException fault) {
            throw new AssertionError(
                    "Walk of seed " + seed + " (-Ddigitalstage.seed=" + seed + "): " + fault.getMessage()
                            + "\nThe last of it:\n" + walk.world.trace,
                    fault);
        }
        return walk;
    }
}
