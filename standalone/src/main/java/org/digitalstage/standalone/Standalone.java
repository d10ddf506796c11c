package org.digitalstage.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.digitalstage.platform.embedded.RedisUnavailable;
import org.digitalstage.platform.embedded.StoreInUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;

/** Starts the whole platform in this process and says where it is. */
public final class Standalone {
    private static final Logger log = LoggerFactory.getLogger(Standalone.class);
    private static final int BAD_OPTION = 2;
    private static final int NOT_STARTED = 1;

    private Standalone() {}

    public static void main(String[] arguments) {
        // Everybody here shares the one set-up of logback.xml; each service setting it up anew would lose lines
        // meanwhile.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        Options options = parse(arguments);
        if (options.help()) {
            System.out.print(help());
            return;
        }
        Ending.within(Ending.PATIENCE);
        try {
            House house = House.open(options);
            Welcome.await(options);
            Welcome.print(options, house);
            if (options.rehearsal()) {
                System.exit(0);
            }
        } catch (Obstacle | StoreInUse | RedisUnavailable e) {
            giveUp(Objects.requireNonNull(e.getMessage()));
        } catch (RuntimeException e) {
            if (!Ending.hasBegun()) {
                log.error("not started", e);
                giveUp("Digital Stage could not be started: " + e.getMessage());
            }
        }
    }

    private static Options parse(String... arguments) {
        try {
            return Options.parse(arguments);
        } catch (Obstacle e) {
            System.err.println(e.getMessage());
            System.exit(BAD_OPTION);
            throw e;
        }
    }

    private static void giveUp(String sentence) {
        System.err.println(sentence);
        System.exit(NOT_STARTED);
    }

    private static String help() {
        try (InputStream text = Objects.requireNonNull(Standalone.class.getResourceAsStream("help.txt"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
