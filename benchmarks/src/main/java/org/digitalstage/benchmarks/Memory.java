package org.digitalstage.benchmarks;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.digitalstage.benchmarks.processes.Jcmd;
import org.digitalstage.benchmarks.processes.ProcessorTime;

/** Memory of the stage-service after a garbage collection, in bytes; empty when its process is not known. */
record Memory(OptionalDouble resident, OptionalDouble heap) {

    static Memory of(OptionalLong pid) {
        if (pid.isEmpty()) {
            return new Memory(OptionalDouble.empty(), OptionalDouble.empty());
        }
        Jcmd.collectGarbage(pid.getAsLong());
        return new Memory(
                OptionalDouble.of((double) ProcessorTime.residentBytes(pid.getAsLong())),
                OptionalDouble.of((double) Jcmd.heapBytes(pid.getAsLong())));
    }

    Memory since(Memory before) {
        return new Memory(minus(resident, before.resident), minus(heap, before.heap));
    }

    Memory dividedBy(int count) {
        return new Memory(
                resident.isPresent() ? OptionalDouble.of(resident.getAsDouble() / count) : resident,
                heap.isPresent() ? OptionalDouble.of(heap.getAsDouble() / count) : heap);
    }

    private static OptionalDouble minus(OptionalDouble now, OptionalDouble before) {
        return now.isPresent() ? OptionalDouble.of(now.getAsDouble() - before.getAsDouble()) : now;
    }
}
