package org.digitalstage.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.digitalstage.stage.StageServiceApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A further stage-service in a process of its own. It reads its properties from standard input, a line each up to an empty one, says
 * {@code ready <port>}, and ends when the input does: that is when the process that started it is gone, however that came.
 */
final class StageInstance {
    static final String READY = "ready ";

    private StageInstance() {}

    public static void main(String[] arguments) throws IOException {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Map<String, String> properties = properties(input);
        Ending.within(Ending.CHILD_PATIENCE);
        watch(input);
        ConfigurableApplicationContext context =
                new Service("stage-service", StageServiceApplication.class, properties).start();
        Ending.first(context);
        System.out.println(READY + Service.portOf(context));
    }

    private static Map<String, String> properties(BufferedReader input) throws IOException {
        Map<String, String> properties = new HashMap<>();
        for (String line = input.readLine(); line != null && !line.isEmpty(); line = input.readLine()) {
            int equals = line.indexOf('=');
            properties.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return properties;
    }

    private static void watch(BufferedReader input) {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            try {
                while (input.readLine() != null) {
                    // Only its end says something.
                }
            } catch (IOException _) {
                // The same as its end.
            }
            System.exit(0);
        });
    }
}
