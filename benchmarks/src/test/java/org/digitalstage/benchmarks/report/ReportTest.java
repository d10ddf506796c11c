package org.digitalstage.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.digitalstage.benchmarks.Load;
import org.digitalstage.benchmarks.measure.Counted;
import org.digitalstage.benchmarks.measure.Moment;
import org.digitalstage.benchmarks.measure.Observed;
import org.digitalstage.benchmarks.measure.Quantiles;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void onlyWhatIsBetweenTheMarksIsReplaced() {
        String page =
                "# Performance\n\nMethod.\n\n" + Report.BEGIN + "\nold\n" + Report.END + "\n\nWhere the time goes.\n";

        assertThat(Report.between(page, "new\n"))
                .isEqualTo("# Performance\n\nMethod.\n\n" + Report.BEGIN + "\n\nnew\n\n" + Report.END
                        + "\n\nWhere the time goes.\n");
    }

    @Test
    void aPageWithoutMarksIsLeftAlone() {
        assertThatThrownBy(() -> Report.between("# Performance\n", "new")).hasMessageContaining("two marks");
    }

    @Test
    void aRowTellsDeliveriesForEachProcessorSecondAndTheTail() {
        String report = Report.of(List.of(result()), Path.of("."), LocalDate.of(2026, 11, 20), "Remarks.");

        assertThat(report).startsWith("2026-11-20, commit `").contains("Remarks.");
        assertThat(report)
                .contains("| 20 x 50, 20/s each | 20 000 | 80 000 | 1.50 | 9.25 | 14.00 | 31.00 | 0 | 7 | 0 | 0 | 0 |");
        assertThat(report).contains("| 20 x 50, 20/s each | 0.25 | - | - | 0.10 | 0.05 | 0.30 | 12.0 | - |");
    }

    private static Result result() {
        Counted none = new Counted(0, 0, 0, 0, 0, "");
        Counted all = new Counted(400_000, 7, 0, 8_000, 0, "");
        Quantiles latency = new Quantiles(1.5, 9.25, 14, 31);
        var first = new Moment<>(0, none, 0, Map.of("stage-service", 10.0, "generator", 1.0, "machine", 50.0));
        var last = new Moment<>(
                20_000_000_000L, all, 8_000, Map.of("stage-service", 15.0, "generator", 3.0, "machine", 58.0));
        var observed = new Observed<>(first, last, latency, new Quantiles(0.1, 0.3, 0.4, 1), all, 8_000, 0);
        return new Result(new Load(20, 50, 20), observed, OptionalDouble.of(12_288), OptionalDouble.empty());
    }
}
