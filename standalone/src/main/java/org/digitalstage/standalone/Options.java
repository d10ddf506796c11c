package org.digitalstage.standalone;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.digitalstage.platform.embedded.Loopback;

/**
 * What was asked for on the command line.
 *
 * @param data folder of all state
 * @param port of HTTP, 1 to 65535
 * @param tlsPort of HTTPS, 1 to 65535
 * @param bind the address both listen on
 * @param instances of the stage-service, 1 to 16
 * @param mongodb of a server to use instead of the embedded store
 * @param redis of a server to use instead of the embedded one
 * @param rehearsal to end again by itself once all is ready, for the ahead-of-time cache
 */
record Options(
        Path data,
        int port,
        int tlsPort,
        InetAddress bind,
        int instances,
        Optional<String> mongodb,
        Optional<String> redis,
        boolean help,
        boolean rehearsal) {
    private static final Set<String> FLAGS = Set.of("--help", "--rehearsal");
    private static final Set<String> VALUED =
            Set.of("--data", "--port", "--tls-port", "--bind", "--instances", "--mongodb", "--redis");
    private static final int MAX_PORT = 65_535;
    private static final int MAX_INSTANCES = 16;

    /**
     * Reads the command line.
     *
     * @throws Obstacle for an unknown option or a value out of bounds
     */
    static Options parse(String... words) {
        CommandLine line = CommandLine.of(FLAGS, VALUED, words);
        Options options = new Options(
                line.value("--data", "a folder", Options::folder).orElse(Path.of("data")),
                line.number("--port", 1, MAX_PORT).orElseGet(() -> door(line, 8080)),
                line.number("--tls-port", 1, MAX_PORT).orElseGet(() -> door(line, 8443)),
                line.value("--bind", "an IP address such as 0.0.0.0", InetAddress::ofLiteral)
                        .orElse(InetAddress.ofLiteral("127.0.0.1")),
                line.number("--instances", 1, MAX_INSTANCES).orElse(1),
                line.url("--mongodb", "mongodb://", "mongodb+srv://"),
                line.url("--redis", "redis://", "rediss://"),
                line.has("--help"),
                line.has("--rehearsal"));
        if (options.port == options.tlsPort) {
            throw new Obstacle("Expected two ports for --port and --tls-port but both are " + options.port + ".");
        }
        return options;
    }

    /** A rehearsal must not be in the way of a performance. */
    private static int door(CommandLine line, int usual) {
        return line.has("--rehearsal") ? Loopback.freePort() : usual;
    }

    private static Path folder(String word) {
        if (word.isBlank() || word.startsWith("-")) {
            throw new IllegalArgumentException(word);
        }
        return Path.of(word);
    }
}
