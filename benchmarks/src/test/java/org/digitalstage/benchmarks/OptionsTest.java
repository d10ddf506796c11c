package org.digitalstage.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void withoutOptionsTheThreeStandardLoadsAreRunAndReported() {
        Options options = Options.of(List.of());

        assertThat(options.loads()).extracting(Load::deliveriesPerSecond).containsExactly(20_000, 60_000, 20_000);
        assertThat(options.writeReport()).isTrue();
        assertThat(options.warmUp()).hasSeconds(40);
    }

    @Test
    void aLoadOfYourOwnIsNotReportedUnlessAskedFor() {
        assertThat(Options.of(List.of("--stages", "1")).writeReport()).isFalse();
        assertThat(Options.of(List.of("--stages", "1", "--report")).writeReport())
                .isTrue();
    }

    @Test
    void anUnknownOptionGetsASentence() {
        assertThatThrownBy(() -> Options.of(List.of("--stage", "1")))
                .hasMessage("Expected a known option but got --stage");
        assertThatThrownBy(() -> Options.of(List.of("--stages")))
                .hasMessage("Expected a value behind --stages but got none");
    }
}
