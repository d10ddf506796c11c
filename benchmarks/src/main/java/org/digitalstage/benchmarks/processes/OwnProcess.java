package org.digitalstage.benchmarks.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process this generator has started and will stop. */
final class OwnProcess implements AutoCloseable {

    private static final int SECONDS_TO_STOP = 15;

    private final String name;
    private final Path log;
    private final Process process;

    private OwnProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** Starts it with all output in {@code log}. */
    static OwnProcess start(String name, Path log, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new OwnProcess(name, log, process);
        } catch (IOException cause) {
            throw new UncheckedIOException("Expected to start " + name + " but could not", cause);
        }
    }

    long pid() {
        return process.pid();
    }

    List<ProcessHandle> children() {
        return process.children().toList();
    }

    /** Fails with the end of its output if it has ended. */
    void mustLive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Expected " + name + " to run but it ended:\n" + endOfLog());
        }
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException cause) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String endOfLog() {
        List<String> lines = output().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }
}
