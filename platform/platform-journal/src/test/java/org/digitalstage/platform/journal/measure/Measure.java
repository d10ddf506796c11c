package org.digitalstage.platform.journal.measure;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.Step;
import org.digitalstage.platform.aggregate.journal.contract.Ends;
import org.digitalstage.platform.aggregate.journal.contract.Samples;
import org.digitalstage.platform.aggregate.time.fake.NotedMishaps;
import org.digitalstage.platform.embedded.EmbeddedRedis;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.digitalstage.platform.journal.form.EntryForm;
import org.digitalstage.platform.journal.store.Store;
import org.digitalstage.platform.journal.streams.Boot;
import org.digitalstage.platform.journal.streams.RedisDistribution;
import org.digitalstage.platform.journal.streams.RedisStreams;
import org.digitalstage.platform.journal.streams.StreamSettings;

/**
 * What an entry costs on its ways: {@code Measure [form] [journal] [distribution]}. The store runs in a process of its own, so that the CPU time
 * told is the adapter's.
 */
final class Measure {

    private static final AggregateId STAGE = Samples.stage();

    private Measure() {}

    public static void main(String[] args) throws Exception {
        List<String> what = args.length == 0 ? List.of("form", "journal", "distribution") : List.of(args);
        if (what.contains("store")) {
            serve();
        }
        if (what.contains("form")) {
            form();
        }
        if (what.contains("journal")) {
            journal();
        }
        if (what.contains("distribution")) {
            distribution();
        }
    }

    private static void serve() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.inMemory()) {
            System.out.println(store.url());
            System.in.read();
        }
    }

    private static void form() {
        Entry entry = entry(1);
        byte[] bytes = EntryForm.write(entry);
        System.out.printf("form: %d bytes%n", bytes.length);
        for (int round = 0; round < 5; round++) {
            long start = threadCpu();
            int sum = 0;
            for (int i = 0; i < 500_000; i++) {
                sum += EntryForm.write(entry).length;
            }
            long written = threadCpu();
            for (int i = 0; i < 500_000; i++) {
                sum += EntryForm.read(bytes).steps().size();
            }
            long read = threadCpu();
            System.out.printf(
                    "form: write %.2f us, read %.2f us (%d)%n",
                    (written - start) / 500e6, (read - written) / 500e6, sum);
        }
    }

    private static void journal() throws Exception {
        Process store = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Measure.class.getName(),
                        "store")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (Scanner lines = new Scanner(store.getInputStream());
                Store client = new Store(lines.nextLine())) {
            Journal journal = client.journal();
            for (int rate : new int[] {400, 400}) {
                pace(journal, rate, rate * 4);
            }
            for (int width : new int[] {32, 32, 32, 8, 1}) {
                append(journal, width, 10_000);
            }
        } finally {
            store.destroy();
        }
    }

    private static void pace(Journal journal, int perSecond, int count) throws Exception {
        Semaphore done = new Semaphore(0);
        long[] took = new long[count];
        AtomicInteger ended = new AtomicInteger();
        long start = System.nanoTime();
        Map<String, Long> cpu = cpu();
        AggregateId aggregate = Samples.stage();
        for (int i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(200_000);
            }
            long sent = System.nanoTime();
            journal.append(entry(aggregate, i + 1)).whenComplete((appended, fault) -> {
                took[ended.getAndIncrement()] = System.nanoTime() - sent;
                done.release();
            });
        }
        done.acquire(count);
        report("append " + perSecond + "/s", count, start, cpu, took);
    }

    private static void append(Journal journal, int width, int count) throws Exception {
        Semaphore room = new Semaphore(width);
        long[] took = new long[count];
        AtomicInteger done = new AtomicInteger();
        long start = System.nanoTime();
        Map<String, Long> cpu = cpu();
        AggregateId aggregate = Samples.stage();
        for (int i = 0; i < count; i++) {
            room.acquire();
            long sent = System.nanoTime();
            journal.append(entry(aggregate, i + 1)).whenComplete((appended, fault) -> {
                took[done.getAndIncrement()] = System.nanoTime() - sent;
                room.release();
            });
        }
        room.acquire(width);
        report("append, " + width + " under way", count, start, cpu, took);
    }

    private static void distribution() {
        try (EmbeddedRedis server = EmbeddedRedis.start();
                RedisStreams from = new RedisStreams(
                        new StreamSettings(server.url(), 200_000, Duration.ofHours(1), Duration.ofSeconds(2)),
                        new NotedMishaps());
                RedisStreams to = new RedisStreams(
                        new StreamSettings(server.url(), 200_000, Duration.ofHours(1), Duration.ofSeconds(2)),
                        new NotedMishaps())) {
            RedisDistribution here = new RedisDistribution(from, new Boot(() -> "here"), 16, new SimpleMeterRegistry());
            RedisDistribution there = new RedisDistribution(to, new Boot(() -> "there"), 16, new SimpleMeterRegistry());
            here.epoch("first");
            there.epoch("first");
            there.follow(STAGE);
            Ends.await("both are well", () -> here.well() && there.well());
            for (int perSecond : new int[] {2000, 5000, 10_000, 400, 400, 1000, 5000, 10_000, 20_000}) {
                distribute(here, there, perSecond, true);
            }
            distribute(here, there, 10_000, false);
        }
    }

    private static void distribute(RedisDistribution here, RedisDistribution there, int perSecond, boolean wanted) {
        int count = perSecond * 3;
        long[] took = new long[count];
        AtomicInteger arrived = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        AtomicInteger unsent = new AtomicInteger();
        there.onEntry(
                (aggregate, seq) -> {
                    seen.incrementAndGet();
                    return wanted;
                },
                entry -> {
                    int place = arrived.getAndIncrement();
                    if (place < count) {
                        took[place] = System.nanoTime() - entry.time();
                    }
                });
        long start = System.nanoTime();
        Map<String, Long> cpu = cpu();
        for (int i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(200_000);
            }
            here.publish(entry(STAGE, i + 1)).exceptionally(fault -> {
                unsent.incrementAndGet();
                return null;
            });
        }
        Ends.await("all arrive", () -> seen.get() + unsent.get() >= count);
        System.out.println("unsent: " + unsent);
        report((wanted ? "distribute " : "distribute and skip ") + perSecond + "/s", count, start, cpu, took);
    }

    /** CPU of the threads that work for the adapters, by the first word of their name; neither the compiler nor this one. */
    private static Map<String, Long> cpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Long> cpu = new TreeMap<>();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && !thread.getThreadName().equals("main")) {
                cpu.merge(
                        thread.getThreadName().replaceAll("[0-9].*", ""),
                        threads.getThreadCpuTime(thread.getThreadId()),
                        Long::sum);
            }
        }
        return cpu;
    }

    private static void report(String what, int count, long start, Map<String, Long> before, long[] took) {
        double seconds = (System.nanoTime() - start) / 1e9;
        Map<String, Long> cpu = cpu();
        cpu.replaceAll((name, nanos) -> nanos - before.getOrDefault(name, 0L));
        cpu.values().removeIf(nanos -> nanos < 1_000_000);
        double cpuMicros = cpu.values().stream().mapToLong(nanos -> nanos).sum() / 1e3 / count;
        Arrays.sort(took);
        System.out.printf(
                "%s: %.0f/s, %.1f us CPU each, p50 %.2f ms, p99 %.2f ms, CPU in ms %s%n",
                what, count / seconds, cpuMicros, took[count / 2] / 1e6, took[count * 99 / 100] / 1e6, millis(cpu));
    }

    private static Map<String, Long> millis(Map<String, Long> cpu) {
        cpu.replaceAll((name, nanos) -> nanos / 1_000_000);
        return cpu;
    }

    private static long threadCpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Entry entry(long seq) {
        return entry(STAGE, seq);
    }

    /** Two changes of continuous values, as most entries are; the time is this machine's monotonic clock. */
    private static Entry entry(AggregateId aggregate, long seq) {
        Id<?> member = Id.of(new Id<>(aggregate.key()), 7);
        Change volume = new Change.Changed("stage-member", member, Map.of("volume", 0.75, "muted", false));
        Change place = new Change.Changed("stage-member", member, Map.of("x", 1.5, "y", -0.25, "z", 0.0));
        Step one = new Step(
                "0b0f8f1e-0000-0000-0000-000000000001",
                "65a1b2c3d4e5f60700000000",
                List.of(volume),
                List.of(),
                null,
                null);
        Step two = new Step(
                "0b0f8f1e-0000-0000-0000-000000000002",
                "65a1b2c3d4e5f60700000000",
                List.of(place),
                List.of(),
                null,
                null);
        return new Entry(
                aggregate,
                seq,
                "0b0f8f1e-0000-0000-0000-" + String.format("%012x", seq),
                "0b0f8f1e-0000-0000-0000-" + String.format("%012x", seq - 1),
                "here",
                Entry.FORMAT,
                System.nanoTime(),
                List.of(one, two));
    }
}
