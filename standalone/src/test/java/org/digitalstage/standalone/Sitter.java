package org.digitalstage.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.digitalstage.platform.testing.socket.SocketClientOptions;

/** A client in a process of its own, so that it can be stopped as a closed laptop is: it comes back whenever its connection has ended. */
final class Sitter implements AutoCloseable {

    private static final SocketClientOptions PATIENT = SocketClientOptions.USUAL.withPatience(Duration.ofMinutes(10));

    private final Process process;

    private Sitter(Process process) {
        this.process = process;
    }

    /** Signs in with this token, given by standard input, as a device of this name. */
    static Sitter start(Running running, Guest guest) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sitter.class.getName(),
                        "ws://localhost:" + running.port() + "/",
                        guest.name()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.outputWriter().append(guest.token()).append('\n').flush();
        return new Sitter(process);
    }

    /** Stops its clock: its connection stays open, and nothing is read or answered. */
    void pause() throws Exception {
        signal("STOP");
    }

    void resume() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid()).start();
        if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new AssertionError("Could not send " + name);
        }
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    public static void main(String[] arguments) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String token = input.readLine();
        Thread.ofPlatform().daemon().start(() -> sitForEver(URI.create(arguments[0]), token, arguments[1]));
        while (input.readLine() != null) {
            // Its end is the end of whoever started this.
        }
    }

    private static void sitForEver(URI uri, String token, String name) {
        while (true) {
            try (SocketClient client = SocketClient.connect(uri, PATIENT)) {
                client.emit("token", Map.of("token", token, "device", Map.of("uuid", name, "type", "browser")));
                client.ending();
            }
        }
    }
}
