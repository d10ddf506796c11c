package org.digitalstage.stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stage-service as a process of its own, which a test may kill and pause. It ends with the process of the test. */
final class OwnInstance implements Instance {

    private static final Pattern PORT = Pattern.compile("Netty started on port (\\d+)");
    private static final String GAVE_WAY = "Values gave way";
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final int TAIL = 60;

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Deque<String> tail = new ArrayDeque<>();
    private volatile boolean gaveWay;

    private OwnInstance(Process process) {
        this.process = process;
    }

    /** Begins to start one; {@link #address()} waits until it listens. */
    static OwnInstance start(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(arguments);
        try {
            OwnInstance instance = new OwnInstance(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
            Thread.ofVirtual().name("instance-log").start(instance::read);
            return instance;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            while (line != null) {
                keep(line);
                if (line.contains(GAVE_WAY)) {
                    gaveWay = true;
                }
                Matcher matcher = PORT.matcher(line);
                if (matcher.find()) {
                    port.complete(Integer.valueOf(matcher.group(1)));
                }
                line = lines.readLine();
            }
        } catch (IOException ended) {
            keep(ended.toString());
        }
        port.completeExceptionally(new IllegalStateException("Expected an instance to listen but it ended: " + log()));
    }

    private void keep(String line) {
        synchronized (tail) {
            tail.addLast(line);
            if (tail.size() > TAIL) {
                tail.removeFirst();
            }
        }
    }

    /** The last lines that it logged. */
    String log() {
        synchronized (tail) {
            return String.join("\n", tail);
        }
    }

    @Override
    public URI address() {
        try {
            return URI.create("ws://127.0.0.1:" + port.get(PATIENCE.toSeconds(), TimeUnit.SECONDS) + "/");
        } catch (TimeoutException | ExecutionException fault) {
            throw new IllegalStateException("Expected an instance to listen: " + log(), fault);
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(fault);
        }
    }

    /** Whether any value gave way to a later one on the way to a socket of it; it must log that. */
    boolean gaveWay() {
        return gaveWay;
    }

    /** Whether it listens by now. */
    boolean isUp() {
        return port.isDone() && !port.isCompletedExceptionally() && process.isAlive();
    }

    /** Kills it from one moment to the next ({@code kill -9}); returns when it is gone. */
    void kill() {
        process.destroyForcibly();
        waitFor(Duration.ofSeconds(10));
    }

    /** Stops its clock ({@code SIGSTOP}). */
    void pause() {
        signal("STOP");
    }

    /** Lets it go on after {@link #pause()}. */
    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
                    .start()
                    .waitFor();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitFor(Duration patience) {
        try {
            process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }

    /** The service, for as long as its standard input is open: that is how it ends with the test. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            Thread.ofPlatform().daemon().name("parent-watch").start(Main::haltWithParent);
            StageServiceApplication.main(arguments);
        }

        private static void haltWithParent() {
            try {
                while (System.in.read() >= 0) {
                    // nobody writes; only the end counts
                }
            } catch (IOException ended) {
                // as good as the end
            }
            Runtime.getRuntime().halt(0);
        }
    }
}
