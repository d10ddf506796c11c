package org.digitalstage.auth.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.digitalstage.platform.web.Refused;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

final class TurnsTest {

    private final Turns turns = new Turns();
    private final List<Integer> begun = new ArrayList<>();
    private final List<Sinks.Empty<Void>> ends =
            IntStream.range(0, 100).mapToObj(number -> Sinks.<Void>empty()).toList();

    private Mono<Void> work(int number) {
        return Mono.defer(() -> {
            begun.add(number);
            return ends.get(number).asMono();
        });
    }

    private Disposable ask(String subject, int number) {
        return turns.next(subject, work(number)).subscribe(nothing -> {}, fault -> {});
    }

    private void end(int number) {
        ends.get(number).tryEmitEmpty().orThrow();
    }

    @Test
    void oneSubjectsWorkBeginsWhenTheOneBeforeHasEnded() {
        ask("ada", 0);
        ask("ada", 1);
        ask("grace", 2);
        assertThat(begun).containsExactly(0, 2);

        end(0);

        assertThat(begun).containsExactly(0, 2, 1);
    }

    @Test
    void aFaultEndsAsWell() {
        ask("ada", 0);
        ask("ada", 1);

        ends.get(0).tryEmitError(new IllegalStateException("no store")).orThrow();

        assertThat(begun).containsExactly(0, 1);
    }

    @Test
    void whoeverLeavesWhileWaitingLetsNobodyOvertake() {
        ask("ada", 0);
        Disposable leaving = ask("ada", 1);
        ask("ada", 2);

        leaving.dispose();
        assertThat(begun).containsExactly(0);
        end(0);

        assertThat(begun).containsExactly(0, 2);
    }

    @Test
    void tooManyAreAskedToComeBackAndMakeRoomWhenTheyGo() {
        IntStream.range(0, 64).forEach(number -> ask("ada", number));

        assertThatThrownBy(() -> turns.next("ada", work(64)).block()).isInstanceOf(Refused.class);
        end(0);
        ask("ada", 65);

        IntStream.range(1, 64).forEach(this::end);
        assertThat(begun).hasSize(65).endsWith(63, 65);
    }

    @Test
    void nothingIsKeptOfWhoeverHasGone() {
        IntStream.range(0, 10).forEach(number -> ask("person " + number, number));

        IntStream.range(0, 10).forEach(this::end);

        assertThat(turns.subjects()).isZero();
    }
}
