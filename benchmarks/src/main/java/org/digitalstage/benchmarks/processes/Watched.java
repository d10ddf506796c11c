package org.digitalstage.benchmarks.processes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A process whose processor time is asked for. */
public record Watched(String name, long pid) {

    static final String GENERATOR = "generator";
    static final String MACHINE = "machine";

    /** The generator itself. */
    public static Watched self() {
        return new Watched(GENERATOR, ProcessHandle.current().pid());
    }

    /** Processor seconds used so far by each, and by everything on this machine. */
    public static Map<String, Double> secondsOf(List<Watched> all) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        all.forEach(one -> seconds.put(one.name(), ProcessorTime.secondsOf(one.pid())));
        seconds.put(MACHINE, ProcessorTime.secondsOfMachine());
        return seconds;
    }
}
