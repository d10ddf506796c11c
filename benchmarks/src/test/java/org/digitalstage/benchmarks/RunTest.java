package org.digitalstage.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.digitalstage.benchmarks.keys.TokenSigner;
import org.digitalstage.benchmarks.measure.Observed;
import org.digitalstage.benchmarks.report.Result;
import org.junit.jupiter.api.Test;

class RunTest {

    private static final Load SMALL = new Load(2, 3, 30);

    @Test
    void everyChangeReachesEveryMemberAndIsCounted() throws Exception {
        Result result = run(FakeStageServer.Mischief.NONE, "members");

        Observed<Map<String, Double>> observed = result.observed();
        assertThat(result.complete()).isTrue();
        assertThat(observed.whole().delivered()).isEqualTo(observed.sent() * 3);
        assertThat(observed.delivered()).isBetween(120L, 220L);
        assertThat(observed.latency().p50()).isPositive().isLessThan(1_000);
        assertThat(observed.last().usage()).containsKeys("generator", "machine");
    }

    @Test
    void anAdminCanChangeAllAlone() throws Exception {
        assertThat(run(FakeStageServer.Mischief.NONE, "admin").complete()).isTrue();
    }

    @Test
    void deliveriesThatNeverComeAreLost() throws Exception {
        Result result = run((change, receiver) -> change >= 20 && receiver == 1 ? 0 : 1, "members");

        assertThat(result.complete()).isFalse();
        assertThat(result.observed().lost()).isPositive();
        assertThat(result.observed().whole().merged()).isZero();
    }

    @Test
    void deliveriesOvertakenByALaterOneOfTheSameMemberAreMergedAndNotLost() throws Exception {
        Result result = run((change, receiver) -> change == 4 && receiver == 0 ? 0 : 1, "members");

        assertThat(result.observed().whole().merged()).isEqualTo(1);
        assertThat(result.complete()).isTrue();
    }

    @Test
    void deliveriesThatComeTwiceAreOutOfOrder() throws Exception {
        Result result = run((change, receiver) -> change == 7 && receiver == 2 ? 2 : 1, "members");

        assertThat(result.observed().whole().disordered()).isEqualTo(1);
        assertThat(result.complete()).isFalse();
    }

    private static Result run(FakeStageServer.Mischief mischief, String senders) throws Exception {
        Options options =
                Options.of(List.of("--seconds", "1", "--warm-up", "0", "--senders", senders, "--stages", "2"));
        TokenSigner tokens = TokenSigner.create(Instant.now());
        try (FakeStageServer server = new FakeStageServer(mischief)) {
            return new Run(options, SMALL, tokens).against(server.url(), List.of());
        }
    }
}
