package org.digitalstage.benchmarks.report;

import java.util.Map;
import java.util.OptionalDouble;
import org.digitalstage.benchmarks.Load;
import org.digitalstage.benchmarks.measure.Observed;

/**
 * One load and what it has shown.
 *
 * @param idleBytes resident memory of the stage-service for each signed-in socket outside any stage
 * @param idleHeapBytes the same counted on its heap after a garbage collection
 */
public record Result(
        Load load, Observed<Map<String, Double>> observed, OptionalDouble idleBytes, OptionalDouble idleHeapBytes) {

    private static final String SERVER = "stage-service";
    private static final String MACHINE = "machine";

    double deliveriesPerSecond() {
        return observed.delivered() / observed.seconds();
    }

    /** Deliveries for each second of processor time of the stage-service. */
    OptionalDouble deliveriesPerProcessorSecond() {
        OptionalDouble busy = processorSeconds(SERVER);
        return busy.isPresent() ? OptionalDouble.of(observed.delivered() / busy.getAsDouble()) : OptionalDouble.empty();
    }

    /** Share of one processor a process has used while measured. */
    OptionalDouble share(String process) {
        OptionalDouble busy = processorSeconds(process);
        return busy.isPresent() ? OptionalDouble.of(busy.getAsDouble() / observed.seconds()) : OptionalDouble.empty();
    }

    OptionalDouble serverShare() {
        return share(SERVER);
    }

    /** Processors used by what does not belong to the measurement; more than a few hundredths spoil it. */
    OptionalDouble shareOfOthers() {
        OptionalDouble machine = share(MACHINE);
        double own = observed.first().usage().keySet().stream()
                .filter(process -> !process.equals(MACHINE))
                .mapToDouble(process -> share(process).orElse(0))
                .sum();
        return machine.isPresent() ? OptionalDouble.of(Math.max(0, machine.getAsDouble() - own)) : machine;
    }

    /** Nothing is missing, doubled, refused or unanswered. */
    public boolean complete() {
        return observed.lost() == 0
                && observed.whole().disordered() == 0
                && observed.whole().refused() == 0
                && observed.unanswered() == 0;
    }

    private OptionalDouble processorSeconds(String process) {
        Double before = observed.first().usage().get(process);
        Double after = observed.last().usage().get(process);
        return before == null || after == null ? OptionalDouble.empty() : OptionalDouble.of(after - before);
    }
}
