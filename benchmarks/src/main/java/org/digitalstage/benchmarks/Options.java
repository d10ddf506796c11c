package org.digitalstage.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the command line asks for.
 *
 * @param url a server that runs already; empty means: start one
 * @param pid that server's process, to read its processor time
 * @param keysPort where that server finds the generator's key; 0 for any
 * @param flood frames a second that one more socket says while measured; 0 for none
 * @param everybodyMixes every member changes itself; else the admin changes all
 */
public record Options(
        List<Load> loads,
        Duration warmUp,
        Duration measured,
        Optional<URI> url,
        OptionalLong pid,
        int keysPort,
        int flood,
        boolean everybodyMixes,
        boolean profile,
        boolean writeReport,
        Path repository,
        List<String> serverOptions) {

    static final String HELP = """
            Usage: benchmarks/run [options]
              Without options: the three loads of docs/performance.md, which is rewritten.
              --stages N --members N --rate N   one load of your own (changes a second for each stage)
              --seconds N      measured time, default 20
              --warm-up N      seconds before it, default 40
              --senders WHO    members (default: each changes itself) or admin (one socket for each stage)
              --flood N        one more socket says N frames a second while the others are measured
              --profile        record the stage-service with JFR while measuring and print the hottest places
              --server-options "..."  for the stage-service's JVM, default "-Xmx1g"
              --url ws://...   measure a server that runs already; it must take its keys from --keys-port
              --pid N          that server's process on this machine, to read its processor time
              --keys-port N    where the generator publishes its key, default any free port
              --report         rewrite the table even for a load of your own
              --no-report      leave docs/performance.md alone
            """;

    private static final List<Load> STANDARD =
            List.of(new Load(20, 50, 20), new Load(20, 50, 60), new Load(4, 250, 20));

    static Options of(List<String> arguments) {
        Words words = Words.of(arguments);
        boolean own = words.has("--stages") || words.has("--members") || words.has("--rate");
        Load first = STANDARD.getFirst();
        List<Load> loads = own
                ? List.of(new Load(
                        words.number("--stages", first.stages()),
                        words.number("--members", first.members()),
                        words.number("--rate", first.changesPerSecond())))
                : STANDARD;
        return new Options(
                loads,
                Duration.ofSeconds(words.number("--warm-up", 40)),
                Duration.ofSeconds(words.number("--seconds", 20)),
                words.text("--url").map(URI::create),
                words.text("--pid").map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty()),
                words.number("--keys-port", 0),
                words.number("--flood", 0),
                !words.text("--senders").orElse("members").equals("admin"),
                words.has("--profile"),
                words.has("--report") || (!own && !words.has("--no-report")),
                Path.of(words.text("--repository").orElse(".")),
                new ArrayList<>(
                        List.of(words.text("--server-options").orElse("-Xmx1g").split(" +"))));
    }
}
