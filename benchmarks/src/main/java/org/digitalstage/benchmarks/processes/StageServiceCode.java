package org.digitalstage.benchmarks.processes;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The stage-service as the build has left it.
 *
 * @param classPath its classes and all it needs
 * @param options of the JVM
 */
public record StageServiceCode(String classPath, List<String> options) {

    private static final String MAIN = "org.digitalstage.stage.StageServiceApplication";

    /** Looks into the module's target folder, where {@code benchmarks/run} has had its class path written. */
    public static StageServiceCode in(Path repository, List<String> options) {
        Path target = repository.resolve("stage-service/target");
        try {
            String needed = Files.readString(target.resolve("classpath.txt")).strip();
            return new StageServiceCode(target.resolve("classes") + File.pathSeparator + needed, options);
        } catch (IOException cause) {
            throw new UncheckedIOException(
                    "Expected the stage-service to be built by benchmarks/run but it is not", cause);
        }
    }

    List<String> command(List<String> arguments, String store, String redis, String keysUrl) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", classPath, MAIN));
        command.addAll(arguments);
        command.add("--spring.mongodb.uri=" + store);
        command.add("--spring.mongodb.database=stage");
        command.add("--spring.data.redis.url=" + redis);
        command.add("--digitalstage.jwt.jwks-url=" + keysUrl + "/.well-known/jwks.json");
        command.add("--digitalstage.auth.url=" + keysUrl);
        return command;
    }
}
