package org.digitalstage.benchmarks.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What Linux says of a process: proc(5). */
public final class ProcessorTime {

    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    /** Seconds of processor time a process has used so far, user and system. */
    public static double secondsOf(long pid) {
        return secondsIn(read("/proc/" + pid + "/stat"));
    }

    /** The same of the text of {@code /proc/<pid>/stat}; the name in brackets may hold anything. */
    static double secondsIn(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])) / TICKS_PER_SECOND;
    }

    /** Seconds all processors of the machine together have been busy. */
    public static double secondsOfMachine() {
        String[] fields = read("/proc/stat").lines().findFirst().orElseThrow().split(" +");
        long[] ticks = Arrays.stream(fields)
                .skip(1)
                .limit(8)
                .mapToLong(Long::parseLong)
                .toArray();
        return (Arrays.stream(ticks).sum() - ticks[3] - ticks[4]) / TICKS_PER_SECOND;
    }

    /** Bytes of a process that lie in memory. */
    public static long residentBytes(long pid) {
        return read("/proc/" + pid + "/status")
                        .lines()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                * 1024;
    }

    private static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException cause) {
            throw new UncheckedIOException("Expected to read " + path + " (Linux only) but could not", cause);
        }
    }

    private ProcessorTime() {}
}
