package org.digitalstage.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Results as Markdown. */
final class Table {

    private static final String HEAD = """
            | stages x members, changes | deliveries/s | deliveries per CPU-second | p50 ms | p99 ms | p99.9 ms | max ms \
            | lost | merged | out of order | refused | unanswered |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """;
    private static final String BESIDE = """
            | stages x members, changes | stage-service | store | redis | generator | others | generator late, p99 ms \
            | KiB per idle socket | KiB of it heap |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|
            """;

    static String of(List<Result> results) {
        StringBuilder text = new StringBuilder(HEAD);
        results.forEach(result -> text.append(row(outcome(result))));
        text.append("\nProcessors in use while measured (1.00 is one whole), and memory:\n\n")
                .append(BESIDE);
        results.forEach(result -> text.append(row(beside(result))));
        return text.toString();
    }

    private static List<String> outcome(Result result) {
        var observed = result.observed();
        var latency = observed.latency();
        return List.of(
                result.load().toString(),
                whole(Math.round(result.deliveriesPerSecond())),
                result.deliveriesPerProcessorSecond().isPresent()
                        ? whole(Math.round(result.deliveriesPerProcessorSecond().getAsDouble()))
                        : "-",
                decimal(latency.p50()),
                decimal(latency.p99()),
                decimal(latency.p999()),
                decimal(latency.max()),
                whole(observed.lost()),
                whole(observed.whole().merged()),
                whole(observed.whole().disordered()),
                whole(observed.whole().refused()),
                whole(observed.unanswered()));
    }

    private static List<String> beside(Result result) {
        return List.of(
                result.load().toString(),
                decimal(result.serverShare()),
                decimal(result.share("store")),
                decimal(result.share("redis")),
                decimal(result.share("generator")),
                decimal(result.shareOfOthers()),
                decimal(result.observed().lag().p99()),
                kibibytes(result.idleBytes()),
                kibibytes(result.idleHeapBytes()));
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    private static String decimal(OptionalDouble number) {
        return number.isPresent() ? decimal(number.getAsDouble()) : "-";
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private static String kibibytes(OptionalDouble bytes) {
        return bytes.isPresent() ? String.format(Locale.ROOT, "%.1f", bytes.getAsDouble() / 1024) : "-";
    }

    private Table() {}
}
