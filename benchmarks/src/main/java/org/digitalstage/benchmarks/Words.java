package org.digitalstage.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command line's words by name; an unknown one gets a sentence. */
record Words(Map<String, String> named) {

    private static final Set<String> FLAGS = Set.of("--profile", "--report", "--no-report", "--help");
    private static final Set<String> VALUES = Set.of(
            "--stages",
            "--members",
            "--rate",
            "--seconds",
            "--warm-up",
            "--senders",
            "--flood",
            "--server-options",
            "--url",
            "--pid",
            "--keys-port",
            "--repository");

    static Words of(List<String> arguments) {
        Map<String, String> named = new HashMap<>();
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            String name = rest.next();
            if (!FLAGS.contains(name) && !VALUES.contains(name)) {
                throw new IllegalArgumentException("Expected a known option but got " + name);
            }
            if (VALUES.contains(name) && !rest.hasNext()) {
                throw new IllegalArgumentException("Expected a value behind " + name + " but got none");
            }
            named.put(name, FLAGS.contains(name) ? "" : rest.next());
        }
        return new Words(named);
    }

    boolean has(String name) {
        return named.containsKey(name);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(named.get(name));
    }

    int number(String name, int otherwise) {
        return text(name).map(Integer::parseInt).orElse(otherwise);
    }
}
