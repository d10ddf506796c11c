package org.digitalstage.benchmarks.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a JVM about itself with the JDK's own tools. */
public final class Jcmd {

    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    /** Collects all garbage, twice, so that what is left is what is held. */
    public static void collectGarbage(long pid) {
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run");
    }

    /** Bytes in use on the heap. */
    public static long heapBytes(long pid) {
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("Expected the used heap but jcmd did not tell");
        }
        return Long.parseLong(used.group(1)) * 1024;
    }

    static String jcmd(long pid, String... words) {
        List<String> command = new ArrayList<>(List.of("jcmd", Long.toString(pid)));
        command.addAll(List.of(words));
        return tool(command.toArray(String[]::new));
    }

    static String tool(String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        command.set(0, Path.of(System.getProperty("java.home"), "bin", words[0]).toString());
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output;
        } catch (IOException cause) {
            throw new UncheckedIOException("Expected to run " + words[0] + " but could not", cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + words[0] + " ran", cause);
        }
    }

    private Jcmd() {}
}
