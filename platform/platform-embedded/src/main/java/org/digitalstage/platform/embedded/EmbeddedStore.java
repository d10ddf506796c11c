package org.digitalstage.platform.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;

/**
 * A MongoDB-compatible store on loopback, in this process.
 *
 * <p>It knows single-document writes, unique and sparse indexes and finds; it has no transactions, no expiry and no partial indexes, and
 * scans for ranges. With a file, every write is in the file before it is answered, so killing the process loses nothing that was
 * acknowledged. The file is flushed to the disk every second; for machines that lose power, use a MongoDB.
 */
public final class EmbeddedStore implements AutoCloseable {
    private static final int WORKERS = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());

    private final MongoServer server;
    private final int port;

    private EmbeddedStore(MongoBackend backend, int port) {
        this.server = new MongoServer(backend.version(ServerVersion.MONGO_5_0));
        server.bind(Loopback.at(port), 1, WORKERS);
        this.port = server.getLocalAddress().getPort();
    }

    /** A store that forgets everything when it is closed, on a free port. */
    public static EmbeddedStore inMemory() {
        return inMemory(0);
    }

    /** A store that forgets everything when it is closed; port 0 means a free one. */
    public static EmbeddedStore inMemory(int port) {
        return new EmbeddedStore(new StoreBackend(new MemoryBackend(), Durability.none()), port);
    }

    /** A store kept in a file, on a free port. */
    public static EmbeddedStore inFile(Path file) {
        return inFile(file, 0);
    }

    /**
     * A store kept in a file, which is created with its folder when missing; port 0 means a free one.
     *
     * @throws StoreInUse when another process has the file open
     */
    public static EmbeddedStore inFile(Path file, int port) {
        StoreFile storeFile = StoreFile.open(file);
        return new EmbeddedStore(new StoreBackend(new FileBackend(storeFile.store()), storeFile), port);
    }

    public int port() {
        return port;
    }

    /** The connection string, without a database name. */
    public String url() {
        return "mongodb://" + Loopback.HOST + ":" + port;
    }

    /** Drops all connections and stops; a file is complete and free for the next process afterwards. */
    @Override
    public void close() {
        server.shutdownNow();
    }
}
