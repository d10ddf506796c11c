package org.digitalstage.platform.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Where a redis-server may come from: named by the environment, carried in the embedded-redis jar, or found on the PATH. */
sealed interface RedisBinary {
    String ENVIRONMENT = "DIGITALSTAGE_REDIS_SERVER";

    /** The executable; a carried one is written into the folder first. */
    Path in(Path folder) throws IOException;

    /** A file of this machine. */
    record Installed(Path file) implements RedisBinary {
        @Override
        public Path in(Path folder) {
            return file;
        }
    }

    /** A resource of the embedded-redis jar. */
    record Carried(String resource) implements RedisBinary {
        @Override
        public Path in(Path folder) throws IOException {
            Path file = folder.resolve("redis-server");
            try (InputStream binary = RedisBinary.class.getResourceAsStream(resource)) {
                if (binary == null) {
                    throw new IOException("Expected " + resource + " in the embedded-redis jar but it is missing");
                }
                Files.copy(binary, file);
            }
            if (!file.toFile().setExecutable(true)) {
                throw new IOException("Expected to make " + file + " executable but could not");
            }
            return file;
        }
    }

    /** The ones to try here, best first. */
    static List<RedisBinary> candidates() {
        String named = System.getenv(ENVIRONMENT);
        if (named != null && !named.isBlank()) {
            return List.of(new Installed(Path.of(named)));
        }
        List<RedisBinary> candidates = new ArrayList<>();
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        if (system.contains("linux")) {
            candidates.add(new Carried(arm ? "/redis-server-6.2.7-linux-arm64" : "/redis-server-6.2.6-v5-linux-amd64"));
        } else if (system.contains("mac")) {
            candidates.add(new Carried("/redis-server-6.2.6-v5-darwin-" + (arm ? "arm64" : "amd64")));
        }
        onPath().map(Installed::new).forEach(candidates::add);
        if (system.contains("linux") && !arm) {
            // Static: runs where the better one misses its OpenSSL.
            candidates.add(new Carried("/redis-server-6.2.7-linux-386"));
        }
        return candidates;
    }

    private static Stream<Path> onPath() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable);
    }
}
