package org.digitalstage.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where and of what a table was made. */
record Machine(String processor, int processors, long memoryGib, String kernel, String java, String commit) {

    static Machine here(Path repository) {
        return new Machine(
                valueIn("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                Math.round(Long.parseLong(valueIn("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1048576.0),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"),
                commit(repository));
    }

    private static String commit(Path repository) {
        String id = git(repository, "rev-parse", "--short", "HEAD");
        String changed = git(repository, "status", "--porcelain", "--untracked-files=no", "--", ".", ":!docs");
        return id.isEmpty() ? "unknown" : id + (changed.isEmpty() ? "" : " with changes");
    }

    private static String git(Path repository, String... words) {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException withoutGit) {
            return "";
        }
    }

    private static String valueIn(String file, String name) {
        try {
            return Files.readString(Path.of(file))
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("0");
        } catch (IOException elsewhere) {
            return "0";
        }
    }
}
