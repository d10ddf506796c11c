package org.digitalstage.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** What goes between the two marks of docs/performance.md, so that the prose around it stays. */
public final class Report {

    static final String BEGIN = "<!-- results: written by benchmarks/run, do not edit -->";
    static final String END = "<!-- end of results -->";

    /** Results with where, when and of what they were made. */
    public static String of(List<Result> results, Path repository, LocalDate today, String remarks) {
        Machine machine = Machine.here(repository);
        return """
                %s, commit `%s`, on %s (%d processors, %d GiB), %s, %s. %s

                %s""".formatted(
                        today,
                        machine.commit(),
                        machine.processor(),
                        machine.processors(),
                        machine.memoryGib(),
                        machine.kernel(),
                        machine.java(),
                        remarks,
                        Table.of(results));
    }

    /** Puts a report between the marks. */
    public static void writeInto(Path page, String report) {
        try {
            Files.writeString(page, between(Files.readString(page), report));
        } catch (IOException cause) {
            throw new UncheckedIOException("Expected to write " + page + " but could not", cause);
        }
    }

    static String between(String page, String report) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("Expected the two marks of the results in the page but they are missing");
        }
        return page.substring(0, begin) + BEGIN + "\n\n" + report.strip() + "\n\n" + page.substring(end);
    }

    private Report() {}
}
