package org.digitalstage.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder that holds all state, held by one process at a time. */
final class DataFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes the folder, which is made when missing.
     *
     * @throws Obstacle when another process holds it or it cannot be written
     */
    static DataFolder take(Path wanted) {
        Path folder = wanted.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            Path lockFile = folder.resolve("lock");
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw inUse(folder, Files.readString(lockFile).strip());
            }
            write(channel, Long.toString(ProcessHandle.current().pid()));
            return new DataFolder(folder, channel);
        } catch (IOException e) {
            throw new Obstacle("Expected to write to the data folder " + folder + " but could not (" + e
                    + "): choose another one with --data.");
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static void write(FileChannel channel, String pid) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    private static Obstacle inUse(Path folder, String pid) {
        return new Obstacle("The data folder " + folder + " is in use by process " + pid
                + ": stop that one, or choose another folder with --data.");
    }

    Path path() {
        return folder;
    }

    Path store() {
        return folder.resolve("store.mv");
    }

    Path mail() {
        return folder.resolve("mail");
    }

    Path tls() {
        return folder.resolve("tls");
    }

    /** What media routers say to be let in. */
    Path routerKey() {
        return folder.resolve("router-key");
    }

    /** What this and the TURN servers share. */
    Path turnSecret() {
        return folder.resolve("turn-secret");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
