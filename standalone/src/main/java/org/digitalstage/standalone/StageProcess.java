package org.digitalstage.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@link StageInstance} seen from the process that started it. */
final class StageProcess implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StageProcess.class);
    private static final int STOP_SECONDS = 5;

    private final Process process;

    private StageProcess(Process process) {
        this.process = process;
    }

    /** Starts one on this process's own class path and with its JVM options; it is ready once {@link #awaitUrl} has returned. */
    static StageProcess start(Map<String, String> properties) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StageInstance.class.getName()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            // Not as arguments: a URL may hold a password, and arguments are for all to see. The stream stays open as a
            // sign of life.
            PrintStream input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
            properties.forEach((key, value) -> input.println(key + "=" + value));
            input.println();
            process.onExit().thenAccept(StageProcess::ended);
            return new StageProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void ended(Process process) {
        if (!Ending.hasBegun()) {
            log.warn("A stage-service instance has ended: pid={} status={}", process.pid(), process.exitValue());
        }
    }

    private static List<String> options() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X") || option.startsWith("--"))
                .filter(option -> !option.startsWith("-XX:AOTCacheOutput"))
                .toList();
    }

    long pid() {
        return process.pid();
    }

    /** Waits until it is ready, or ended without ever becoming so. */
    URI awaitUrl() {
        try {
            BufferedReader output = process.inputReader();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(StageInstance.READY)) {
                    return URI.create("http://127.0.0.1:" + line.substring(StageInstance.READY.length()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("The stage-service instance with pid " + pid() + " ended before it was ready.");
    }

    @Override
    public void close() {
        process.toHandle().destroy();
        process.onExit()
                .completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS)
                .thenAccept(asked -> asked.toHandle().destroyForcibly())
                .join();
    }
}
