package org.digitalstage.gateway.stub;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.digitalstage.gateway.GatewayApplication;

/** The gateway in a process of its own, to be killed or measured. */
public final class GatewayProcess implements AutoCloseable {
    private static final double TICKS_PER_SECOND = 100;

    private final Process process;
    private final int port;

    private GatewayProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static GatewayProcess start(String services, String... properties) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                GatewayApplication.class.getName(),
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--logging.level.root=warn",
                "--digitalstage.gateway.auth-urls=" + services,
                "--digitalstage.gateway.stage-urls=" + services,
                "--digitalstage.gateway.routers-urls=" + services));
        for (String property : properties) {
            command.add("--" + property);
        }
        GatewayProcess gateway =
                new GatewayProcess(new ProcessBuilder(command).inheritIO().start(), port);
        Await.until(Duration.ofSeconds(100), gateway::listens);
        return gateway;
    }

    public int port() {
        return port;
    }

    /** Ends it as a lost machine would: no code of it runs any more. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    /** Seconds of a processor used so far, as Linux counts them: in all, and of these in the kernel. */
    public record Cpu(double all, double kernel) {
        public Cpu since(Cpu before) {
            return new Cpu(all - before.all, kernel - before.kernel);
        }
    }

    public Cpu cpu() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        double kernel = Long.parseLong(fields[12]) / TICKS_PER_SECOND;
        return new Cpu(Long.parseLong(fields[11]) / TICKS_PER_SECOND + kernel, kernel);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private boolean listens() {
        try {
            RawSocket.connect(port).close();
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    public static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
