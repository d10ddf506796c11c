package org.digitalstage.standalone;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The words of a command line: {@code --port 80} or {@code --port=80}; of an option given twice the last one counts. */
final class CommandLine {
    private final Map<String, String> given = new HashMap<>();

    private CommandLine() {}

    /**
     * Sorts the words into flags and options with a value.
     *
     * @throws Obstacle for a word that is neither, or an option without its value
     */
    static CommandLine of(Set<String> flags, Set<String> options, String... words) {
        CommandLine line = new CommandLine();
        Iterator<String> rest = List.of(words).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (flags.contains(word)) {
                line.given.put(word, "");
            } else if (!options.contains(name)) {
                throw new Obstacle("Unknown option " + name + ": ./run --help lists the known ones.");
            } else if (equals < 0 && !rest.hasNext()) {
                throw new Obstacle("Expected a value after " + name + " but there is none.");
            } else {
                line.given.put(name, equals < 0 ? rest.next() : word.substring(equals + 1));
            }
        }
        return line;
    }

    boolean has(String flag) {
        return given.containsKey(flag);
    }

    /** A value read by a function that throws {@link IllegalArgumentException} for what it cannot take. */
    <T> Optional<T> value(String option, String expected, Function<String, T> read) {
        return Optional.ofNullable(given.get(option)).map(word -> {
            try {
                return read.apply(word);
            } catch (IllegalArgumentException _) {
                throw new Obstacle("Expected " + expected + " after " + option + " but got " + word + ".");
            }
        });
    }

    Optional<Integer> number(String option, int least, int most) {
        return value(
                option, "a number from " + least + " to " + most, word -> within(Integer.parseInt(word), least, most));
    }

    Optional<String> url(String option, String... schemes) {
        return value(option, "a URL that begins with " + String.join(" or ", schemes), word -> begun(word, schemes));
    }

    private static int within(int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    private static String begun(String word, String... schemes) {
        if (Stream.of(schemes).noneMatch(word::startsWith)) {
            throw new IllegalArgumentException();
        }
        return word;
    }
}
