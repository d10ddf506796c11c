package org.digitalstage.benchmarks.processes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.digitalstage.platform.embedded.EmbeddedRedis;

/** The stage-service with its store and its Redis, each a process of its own. */
public final class Services implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final Deque<AutoCloseable> toStop = new ArrayDeque<>();
    private final List<Watched> watched = new ArrayList<>();
    private final Path folder;
    private final URI url;
    private final OwnProcess stageService;

    private Services(Path folder, StageServiceCode code, String keysUrl) {
        this.folder = folder;
        int port = FreePort.find();
        this.url = URI.create("ws://localhost:" + port + "/");
        try {
            String redis = startRedis();
            this.stageService = start(
                    "stage-service", code.command(List.of("--server.port=" + port), startStore(), redis, keysUrl));
            await("the stage-service", stageService, () -> Beat.answers(port));
        } catch (RuntimeException cause) {
            close();
            throw cause;
        }
    }

    /** Starts all and returns when the stage-service says it is ready; logs and data lie in {@code folder}. */
    public static Services start(Path folder, StageServiceCode code, String keysUrl) {
        return new Services(folder, code, keysUrl);
    }

    public URI url() {
        return url;
    }

    public long stageServicePid() {
        return stageService.pid();
    }

    /** The processes to tell apart. */
    public List<Watched> watched() {
        return List.copyOf(watched);
    }

    @Override
    public void close() {
        while (!toStop.isEmpty()) {
            try {
                toStop.pop().close();
            } catch (Exception cause) {
                throw new IllegalStateException("Expected every process to stop but one did not", cause);
            }
        }
    }

    private String startRedis() {
        EmbeddedRedis redis = EmbeddedRedis.start();
        toStop.push(redis);
        watched.add(new Watched("redis", redis.pid()));
        return redis.url();
    }

    private String startStore() {
        int port = FreePort.find();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        OwnProcess store = start(
                "store",
                List.of(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreProcess.class.getName(),
                        folder.resolve("store.mv").toString(),
                        Integer.toString(port)));
        await("the store", store, () -> listens(port));
        return "mongodb://localhost:" + port;
    }

    private OwnProcess start(String name, List<String> command) {
        OwnProcess process = OwnProcess.start(name, folder.resolve(name + ".log"), command);
        toStop.push(process);
        watched.add(new Watched(name, process.pid()));
        return process;
    }

    private static void await(String what, OwnProcess process, BooleanSupplier ready) {
        long until = System.nanoTime() + LONGEST_START.toNanos();
        while (!ready.getAsBoolean()) {
            process.mustLive();
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Expected " + what + " to be ready but it is not");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while services started", cause);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
