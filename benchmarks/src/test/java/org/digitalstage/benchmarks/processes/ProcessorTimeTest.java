package org.digitalstage.benchmarks.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessorTimeTest {

    @Test
    void userAndSystemTimeAreAddedWhateverTheProcessIsCalled() {
        String stat = "4711 (a name) S) S 1 4711 4711 0 -1 4194560 5 6 7 8 1250 250 0 0 20 0 32 0 100 1 2 3";

        assertThat(ProcessorTime.secondsIn(stat)).isEqualTo(15.0);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLivingProcessHasTimeAndMemory() {
        long self = ProcessHandle.current().pid();

        assertThat(ProcessorTime.secondsOf(self)).isPositive().isLessThan(ProcessorTime.secondsOfMachine());
        assertThat(ProcessorTime.residentBytes(self)).isGreaterThan(10_000_000);
        assertThat(Jcmd.heapBytes(self)).isPositive();
    }
}
