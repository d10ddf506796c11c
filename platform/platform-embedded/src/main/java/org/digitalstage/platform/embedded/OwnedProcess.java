package org.digitalstage.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A native process that ends with this one, also when this one is killed. */
final class OwnedProcess {
    /**
     * A small watcher reads this process's end of a pipe; when that closes, it kills the command (whose pid is the shell's, by exec), unless
     * the command is gone and the pid may be someone else's. A session of its own keeps a Ctrl-C in the terminal from it.
     */
    private static final String WATCH = """
            exec 3<&0 </dev/null
            (
              cat <&3 >/dev/null 2>&1
              if [ -r /proc/self/stat ]; then
                read -r _ _ _ parent _ </proc/self/stat
                [ "$parent" = $$ ] || exit 0
              fi
              kill -9 $$
            ) >/dev/null 2>&1 &
            exec 3<&-
            command -v setsid >/dev/null 2>&1 && exec setsid "$@"
            exec "$@"
            """;

    private final Process process;

    private OwnedProcess(Process process) {
        this.process = process;
    }

    static OwnedProcess start(List<String> command, Path folder, Path output) throws IOException {
        List<String> watched = new ArrayList<>(List.of("/bin/sh", "-c", WATCH, "watch"));
        watched.addAll(command);
        return new OwnedProcess(new ProcessBuilder(watched)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start());
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end, waits, and kills it if it does not. */
    void stop(Duration patience) {
        // Not process.destroy(): that also closes the pipe, and the watcher would kill at once.
        process.toHandle().destroy();
        if (!awaitEnd(patience)) {
            kill();
        }
        releaseWatcher();
    }

    void kill() {
        process.toHandle().destroyForcibly();
        awaitEnd(Duration.ofSeconds(5));
        releaseWatcher();
    }

    void signal(String name) {
        try {
            int code = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid())
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("Expected process " + pid() + " to be there but it is gone");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitEnd(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void releaseWatcher() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyClosed) {
            // The process took its end of the pipe with it.
        }
    }
}
