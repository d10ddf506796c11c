package org.digitalstage.benchmarks.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The stage-service as the build has left it.
 *
 * @param jar executable jar
 * @param options of the JVM
 */
public record StageServiceJar(Path jar, List<String> options) {

    /** Looks into the module's target folder. */
    public static StageServiceJar in(Path repository, List<String> options) {
        Path target = repository.resolve("stage-service/target");
        try (var files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith("-exec.jar"))
                    .findFirst()
                    .map(jar -> new StageServiceJar(jar, options))
                    .orElseThrow(() -> new IllegalStateException(
                            "Expected an executable jar in " + target + " but there is none: build it first"));
        } catch (IOException cause) {
            throw new UncheckedIOException("Expected the stage-service to be built but it is not", cause);
        }
    }

    List<String> command(List<String> arguments, String store, String redis, String keysUrl) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        command.add("--spring.mongodb.uri=" + store);
        command.add("--spring.mongodb.database=stage");
        command.add("--spring.data.redis.url=" + redis);
        command.add("--digitalstage.jwt.jwks-url=" + keysUrl + "/.well-known/jwks.json");
        command.add("--digitalstage.auth.url=" + keysUrl);
        return command;
    }
}
