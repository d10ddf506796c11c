package org.digitalstage.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.digitalstage.platform.embedded.Loopback;

/** Standalone as a process, started from this class path as {@code ./run} starts it from the built one. */
final class Running implements AutoCloseable {
    /** Sockets are looked after more often than usual, so that tests need not wait as long. */
    private static final Map<String, String> HASTE =
            Map.of("DIGITALSTAGE_WIRE_PINGEVERY", "1s", "DIGITALSTAGE_WIRE_PONGWITHIN", "2s");

    private static final Duration START = Duration.ofSeconds(120);
    private static final Pattern INSTANCE = Pattern.compile("instance \\d+ has pid (\\d+)");

    private final Process process;
    private final Path folder;
    private final Path output;
    private final int port;
    private final int tlsPort;

    private Running(Process process, Path folder, Path output, int port, int tlsPort) {
        this.process = process;
        this.folder = folder;
        this.output = output;
        this.port = port;
        this.tlsPort = tlsPort;
    }

    /** On free ports, unless the words name others. */
    static Running start(Path folder, String... words) throws IOException {
        int port = Loopback.freePort();
        int tlsPort = Loopback.freePort();
        Path output = Files.createTempFile(folder, "output", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Standalone.class.getName(),
                "--data=" + folder.resolve("data"),
                "--port=" + port,
                "--tls-port=" + tlsPort));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(HASTE);
        Process process = builder.start();
        return new Running(process, folder, output, port, tlsPort);
    }

    Running awaitReady() throws IOException {
        boolean said = await(START, () -> output().contains("Stop it with Ctrl-C.") || !process.isAlive());
        if (!said || !process.isAlive()) {
            throw new IOException("Not ready: " + output());
        }
        return this;
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    Path folder() {
        return folder;
    }

    int port() {
        return port;
    }

    int tlsPort() {
        return tlsPort;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** The pids it printed, of further stage-service instances. */
    List<ProcessHandle> instances() {
        Matcher matcher = INSTANCE.matcher(output());
        return matcher.results()
                .map(found -> ProcessHandle.of(Long.parseLong(found.group(1))).orElseThrow())
                .toList();
    }

    /** The exit code, or a failure when it does not end in time. */
    int awaitEnd(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("Still running after " + patience + ": " + output());
        }
        return process.exitValue();
    }

    static boolean await(Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return true;
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }
}
