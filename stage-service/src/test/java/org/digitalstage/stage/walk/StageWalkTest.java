package org.digitalstage.stage.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** {@code -Ddigitalstage.seeds=N} walks N seeds, {@code -Ddigitalstage.seed=S} only that one. */
class StageWalkTest {

    private static final int SEEDS = Integer.getInteger("digitalstage.seeds", 60);
    private static final Long ONE = Long.getLong("digitalstage.seed");

    /** What the walks do, all of them together; what they no longer do they no longer try. */
    private static final List<String> WHAT = List.of(
            "Stored",
            "Refused",
            "Doubtful",
            "change-user",
            "change-device",
            "set-sound-card",
            "create-stage",
            "change-stage",
            "remove-stage",
            "create-group",
            "change-group",
            "remove-group",
            "join-stage",
            "leave-stage",
            "change-stage-member",
            "create-audio-track",
            "remove-audio-track",
            "set-custom-stage-member-volume",
            "send-message",
            "set-video-track",
            "leave-stage-for-good",
            "change-sound-card",
            "remove-sound-card",
            "remove-device",
            "remove-user",
            "remove-stage-member",
            "remove-stage-device",
            "change-stage-device",
            "ban-user",
            "unban-user",
            "hand-over-stage",
            "close-stage",
            "open-stage",
            "close-user",
            "open-user",
            "set-custom-group",
            "remove-custom-group",
            "create-scene",
            "remove-scene",
            "revoke-invite");

    @Test
    void whateverPeopleDoAtOnceAllAgreesInTheEnd() {
        if (ONE != null) {
            walk(ONE);
            return;
        }
        Set<String> done = new TreeSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            done.addAll(walk(seed).town.tally.keySet());
        }
        assertThat(done).containsAll(WHAT);
    }

    private static StageWalk walk(long seed) {
        StageWalk walk = new StageWalk(seed);
        try {
            walk.run();
        } catch (AssertionError | RuntimeException fault) {
            throw new AssertionError(
                    "Walk of seed " + seed + " (-Ddigitalstage.seed=" + seed + "): " + fault.getMessage()
                            + "\nThe last of it:\n" + walk.town,
                    fault);
        }
        return walk;
    }
}
