package org.digitalstage.platform.wire.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SignsTest {

    private static final long SECOND = 1_000_000_000;

    private final List<Long> pings = new ArrayList<>();
    private final Signs signs = new Signs(pings::add, 0);

    @Test
    void whoWasThereSinceThenIsThereAndIsNotAsked() {
        assertThat(signs.isThere(-1, 5 * SECOND)).isCompletedWithValue(true);
        assertThat(signs.isThere(0, 5 * SECOND)).isCompletedWithValue(true);
        assertThat(pings).isEmpty();
    }

    @Test
    void whoMayHaveGoneSinceThenIsAskedOnceAndIsThereIfHeAnswers() {
        CompletableFuture<Boolean> there = signs.isThere(SECOND, 2 * SECOND);
        assertThat(signs.isThere(SECOND, 2 * SECOND + 1)).isSameAs(there).isNotDone();
        assertThat(pings).containsExactly(2 * SECOND);
        signs.shown(2 * SECOND);
        assertThat(there).isCompletedWithValue(true);
        assertThat(signs.isThere(SECOND, 3 * SECOND)).isCompletedWithValue(true);
        assertThat(signs.isThere(3 * SECOND, 3 * SECOND)).isNotDone();
        assertThat(pings).hasSize(2);
    }

    @Test
    void anAnswerToAPingOfBeforeProvesNothing() {
        CompletableFuture<Boolean> there = signs.isThere(SECOND, 2 * SECOND);
        signs.shown(2 * SECOND);
        assertThat(there).isCompletedWithValue(true);
        assertThat(signs.isThere(2 * SECOND + 1, 3 * SECOND)).isNotDone();
        signs.shown(SECOND);
        assertThat(signs.isThere(2 * SECOND + 1, 3 * SECOND)).isNotDone();
    }

    @Test
    void whoDoesNotAnswerIsNotThereUntilHeDoes() {
        CompletableFuture<Boolean> there = signs.isThere(SECOND, 2 * SECOND);
        signs.missed(2 * SECOND);
        assertThat(there).isCompletedWithValue(false);
        assertThat(signs.isThere(SECOND, 4 * SECOND)).isCompletedWithValue(false);
        assertThat(pings).hasSize(1);
        signs.shown(2 * SECOND);
        assertThat(signs.isThere(SECOND, 4 * SECOND)).isCompletedWithValue(true);
    }

    @Test
    void aMissThatComesBehindTheAnswerIsNone() {
        CompletableFuture<Boolean> there = signs.isThere(SECOND, 2 * SECOND);
        signs.shown(2 * SECOND);
        signs.missed(2 * SECOND);
        assertThat(there).isCompletedWithValue(true);
        assertThat(signs.isThere(SECOND, 4 * SECOND)).isCompletedWithValue(true);
    }

    @Test
    void whoHasGoneIsNotThereAndWhoIsAskedWhileHeGoesNeitherIs() {
        CompletableFuture<Boolean> there = signs.isThere(SECOND, 2 * SECOND);
        signs.closed(3 * SECOND);
        assertThat(there).isCompletedWithValue(false);
        assertThat(signs.isThere(-1, 3 * SECOND)).isCompletedWithValue(false);
    }

    @Test
    void whoTookHisLeaveIsHeardForAMomentButNotIfHeMayHaveGoneLongBefore() {
        signs.parted(SECOND);
        signs.closed(SECOND + 1);
        assertThat(signs.isThere(0, SECOND + SECOND / 5)).isCompletedWithValue(true);
        assertThat(signs.isThere(1, SECOND + SECOND / 5)).isCompletedWithValue(false);
        assertThat(signs.isThere(0, SECOND + SECOND / 3)).isCompletedWithValue(false);
    }
}
