package org.digitalstage.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.digitalstage.benchmarks.keys.KeyServer;
import org.digitalstage.benchmarks.keys.TokenSigner;
import org.digitalstage.benchmarks.processes.Services;
import org.digitalstage.benchmarks.processes.StageServiceCode;
import org.digitalstage.benchmarks.processes.Watched;
import org.digitalstage.benchmarks.report.Report;
import org.digitalstage.benchmarks.report.Result;

/** Runs the loads one after another, each on fresh services, and writes the table. */
public final class Benchmarks {

    private final Options options;
    private final TokenSigner tokens = TokenSigner.create(Instant.now());

    private Benchmarks(Options options) {
        this.options = options;
    }

    static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        if (words.contains("--help")) {
            IO.println(Options.HELP);
            return;
        }
        boolean complete = new Benchmarks(Options.of(words)).run();
        System.exit(complete ? 0 : 1);
    }

    private boolean run() throws Exception {
        List<Result> results = new ArrayList<>();
        try (KeyServer keys = KeyServer.start(options.keysPort(), tokens.keySet())) {
            for (Load load : options.loads()) {
                IO.println("== " + load + ", " + load.deliveriesPerSecond() + " deliveries/s wanted");
                Result result = measure(load, keys);
                results.add(result);
                if (result.observed().whole().refused() > 0) {
                    IO.println("first refusal: " + result.observed().whole().firstRefusal());
                }
                IO.println(Report.of(List.of(result), options.repository(), today(), remarks()));
            }
        }
        if (options.writeReport()) {
            Report.writeInto(
                    options.repository().resolve("docs/performance.md"),
                    Report.of(results, options.repository(), today(), remarks()));
        }
        return results.stream().allMatch(Result::complete);
    }

    private Result measure(Load load, KeyServer keys) throws Exception {
        if (options.url().isPresent()) {
            List<Watched> watched = options.pid().isPresent()
                    ? List.of(new Watched("stage-service", options.pid().getAsLong()))
                    : List.of();
            return new Run(options, load, tokens).against(options.url().get(), watched);
        }
        Path folder = temporaryFolder();
        StageServiceCode code = StageServiceCode.in(options.repository(), options.serverOptions());
        IO.println("logs and data in " + folder);
        try (Services services = Services.start(folder, code, keys.url())) {
            return new Run(options, load, tokens).against(services.url(), services.watched());
        }
    }

    private Path temporaryFolder() throws IOException {
        Path target = options.repository().resolve("benchmarks/target/runs");
        return Files.createTempDirectory(Files.createDirectories(target), "run-");
    }

    private String remarks() {
        return "Stage-service with `%s`; %d s of warm-up, %d s measured; %s change the volumes."
                .formatted(
                        String.join(" ", options.serverOptions()),
                        options.warmUp().toSeconds(),
                        options.measured().toSeconds(),
                        options.everybodyMixes() ? "all members" : "the admins");
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.systemDefault());
    }
}
