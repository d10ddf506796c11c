package org.digitalstage.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Starts the first redis-server that runs here and waits until it answers. */
final class RedisLaunch {
    private static final Duration START_PATIENCE = Duration.ofSeconds(10);
    private static final long POLL_NANOS = Duration.ofMillis(10).toNanos();

    private RedisLaunch() {}

    static OwnedProcess onPort(int port) {
        if (!Loopback.isFree(port)) {
            throw RedisUnavailable.portInUse(port);
        }
        StringBuilder tried = new StringBuilder();
        for (RedisBinary binary : RedisBinary.candidates()) {
            try {
                return launch(binary, port);
            } catch (IOException e) {
                tried.append("\n  ").append(binary).append(": ").append(e.getMessage());
            }
        }
        throw RedisUnavailable.noneRuns(port, tried.toString());
    }

    private static OwnedProcess launch(RedisBinary binary, int port) throws IOException {
        Path folder = Files.createTempDirectory("digitalstage-redis");
        try {
            Path output = folder.resolve("output");
            List<String> command = command(binary.in(folder), port);
            OwnedProcess process = OwnedProcess.start(command, folder, output);
            awaitAnswer(process, port, output);
            return process;
        } finally {
            // A running program needs its file no longer, and so nothing is left behind by a kill.
            remove(folder);
        }
    }

    private static List<String> command(Path executable, int port) {
        return List.of(
                executable.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                Loopback.HOST,
                "--save",
                "",
                "--appendonly",
                "no",
                "--daemonize",
                "no",
                "--loglevel",
                "warning");
    }

    private static void awaitAnswer(OwnedProcess process, int port, Path output) throws IOException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (answers(port)) {
                return;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        process.kill();
        throw new IOException(
                Files.readString(output, StandardCharsets.ISO_8859_1).strip());
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(Loopback.at(port), 200);
            socket.setSoTimeout(500);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
