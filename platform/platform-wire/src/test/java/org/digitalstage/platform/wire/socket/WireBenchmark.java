package org.digitalstage.platform.wire.socket;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.digitalstage.platform.wire.frame.EncodedFrame;
import org.digitalstage.platform.wire.outbox.Coalescing;
import org.digitalstage.platform.wire.outbox.Outgoing;

/**
 * What one delivery costs the server: {@code stages x members} loopback sockets, each change of a stage goes to all its members. The clients are a
 * process of their own; the figure is the CPU time of this one. Arguments: stages, members, changes a second and stage, seconds.
 */
final class WireBenchmark {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final TestServer server = new TestServer();
    private final Connections[] stages;
    private final int members;
    private final int perSecond;

    private WireBenchmark(int stages, int members, int perSecond) {
        this.stages = new Connections[stages];
        this.members = members;
        this.perSecond = perSecond;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int[] numbers =
                java.util.Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        int[] load = numbers.length == 4 ? numbers : new int[] {20, 50, 20, 10};
        new WireBenchmark(load[0], load[1], load[2]).run(load[3]);
        System.exit(0);
    }

    private void run(int seconds) throws IOException, InterruptedException {
        int sockets = stages.length * members;
        Process clients = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WireBenchmarkClients.class.getName(),
                        Integer.toString(server.port()),
                        Integer.toString(sockets))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Eventually.await(
                "all connect",
                java.time.Duration.ofSeconds(60),
                () -> server.listener().opened.size() == sockets);
        group();
        drive(Integer.getInteger("warmup", 5));
        long before = SYSTEM.getProcessCpuTime();
        double systemBefore = systemSeconds();
        long sent = drive(seconds);
        double cpu = (SYSTEM.getProcessCpuTime() - before) / 1e9;
        double system = systemSeconds() - systemBefore;
        for (Connections stage : stages) {
            stage.send(Outgoing.barrier(EncodedFrame.event("end")));
        }
        System.out.printf(
                Locale.ROOT,
                "%d x %d x %d/s: %d deliveries, %.2f s CPU (%.2f in the system), %.2f us each, %.0f deliveries per CPU-second%n",
                stages.length,
                members,
                perSecond,
                sent,
                cpu,
                system,
                cpu / sent * 1e6,
                sent / cpu);
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(clients.getInputStream(), StandardCharsets.UTF_8))) {
            said.lines().forEach(System.out::println);
        }
        clients.waitFor();
        System.out.println("merged " + server.count("wire.frames.merged"));
    }

    private static double systemSeconds() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String[] fields = Files.readString(stat).replaceFirst(".*\\) ", "").split(" ");
        return Long.parseLong(fields[12]) / 100.0;
    }

    private void group() {
        List<Connection> all = server.listener().opened;
        for (int i = 0; i < stages.length; i++) {
            stages[i] = Connections.of(all.subList(i * members, (i + 1) * members));
        }
    }

    private long drive(int seconds) {
        long gap = 1_000_000_000L / ((long) stages.length * perSecond);
        long begin = System.nanoTime();
        long changes = (long) stages.length * perSecond * seconds;
        for (long i = 0; i < changes; i++) {
            long due = begin + i * gap;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int stage = (int) (i % stages.length);
            stages[stage].send(change(stage, i));
        }
        return changes * members;
    }

    private static Outgoing change(int stage, long number) {
        String entity = "0123456789abcdef" + (10_000_000 + stage);
        Map<String, Object> change = new java.util.LinkedHashMap<>();
        change.put("at", 1_000_000_000_000_000_000L + System.nanoTime()); // 19 digits
        change.put("_id", entity);
        change.put("volume", 0.5 + (number % 10) / 100.0);
        change.put("x", 1.25);
        change.put("y", -3.5);
        change.put("padding", "a name of some length, as it stands in most of them");
        return new Outgoing(
                EncodedFrame.event("sm-c", change),
                Coalescing.continuous(entity, Set.of("volume", "x", "y"), Set.of("group", "stage")));
    }
}
