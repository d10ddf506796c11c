package org.digitalstage.benchmarks.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A JFR recording of another JVM that covers the measured time and no more. */
public record Recording(Path file) {

    private static final List<String> VIEWS =
            List.of("hot-methods", "allocation-by-class", "allocation-by-site", "gc-pauses", "thread-cpu-load");

    /** Begins after {@code warmUp}, by itself, and ends a little before the measurement does. */
    public static Recording of(long pid, Duration warmUp, Duration measured) {
        try {
            Path file = Files.createTempDirectory("benchmark-").resolve("stage-service.jfr");
            Jcmd.jcmd(
                    pid,
                    "JFR.start",
                    "name=benchmark",
                    "settings=profile",
                    "delay=" + Math.max(1, warmUp.toSeconds()) + "s",
                    "duration=" + Math.max(1, measured.toSeconds() - 1) + "s",
                    "filename=" + file);
            return new Recording(file);
        } catch (IOException cause) {
            throw new UncheckedIOException("Expected a place for a recording but there is none", cause);
        }
    }

    /** The hottest methods, what is allocated and the pauses, as text. */
    public String views() {
        return VIEWS.stream()
                .map(view -> Jcmd.tool("jfr", "view", "--width", "160", view, file.toString()))
                .collect(Collectors.joining("\n", file + "\n", ""));
    }
}
