package org.digitalstage.platform.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts around a backend what it lacks: commits before answers, the {@code hello} command, and logs without documents. */
final class StoreBackend implements MongoBackend {
    private static final Logger log = LoggerFactory.getLogger(StoreBackend.class);
    private static final Set<String> READS =
            Set.of("find", "getmore", "count", "distinct", "listcollections", "listindexes", "killcursors");
    private static final Set<String> TALK =
            Set.of("hello", "ismaster", "ping", "buildinfo", "whatsmyuri", "endsessions", "serverstatus");

    private final MongoBackend backend;
    private final Durability durability;

    StoreBackend(MongoBackend backend, Durability durability) {
        this.backend = backend;
        this.durability = durability;
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        Document query = message.getDocument();
        return handleCommand(
                message.getChannel(),
                message.getDatabaseName(),
                query.keySet().iterator().next(),
                query);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        Supplier<Document> call = () -> answer(channel, database, name, command, query);
        if (TALK.contains(name)) {
            return call.get();
        }
        return READS.contains(name) ? durability.read(call) : durability.write(call);
    }

    /** The server would log the whole command of a refused one, and with it what people wrote. */
    private Document answer(Channel channel, String database, String name, String command, Document query) {
        try {
            return name.equals("hello")
                    ? backend.handleCommand(channel, database, "ismaster", query)
                            .append("isWritablePrimary", true)
                    : backend.handleCommand(channel, database, command, query);
        } catch (MongoServerException refusal) {
            log.debug(
                    "refused command={} reason={}", command, refusal.getClass().getSimpleName());
            return refused(refusal);
        }
    }

    private static Document refused(MongoServerException refusal) {
        Document document = new Document("ok", 0).append("errmsg", refusal.getMessageWithoutErrorCode());
        if (refusal instanceof MongoServerError error) {
            document.append("code", error.getCode());
            document.putIfNotNull("codeName", error.getCodeName());
        }
        return document;
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return durability.read(() -> backend.handleQuery(query));
    }

    @Override
    public void handleClose(Channel channel) {
        backend.handleClose(channel);
    }

    @Override
    public void dropDatabase(String database) {
        durability.write(() -> {
            backend.dropDatabase(database);
            return database;
        });
    }

    @Override
    public Collection<Document> getCurrentOperations(MongoQuery query) {
        return backend.getCurrentOperations(query);
    }

    @Override
    public Document getServerStatus() {
        return backend.getServerStatus();
    }

    @Override
    public void close() {
        durability.close();
        backend.close();
    }

    @Override
    public void closeCursors(List<Long> cursorIds) {
        backend.closeCursors(cursorIds);
    }

    @Override
    public Clock getClock() {
        return backend.getClock();
    }

    @Override
    public void enableOplog() {
        backend.enableOplog();
    }

    @Override
    public void disableOplog() {
        backend.disableOplog();
    }

    @Override
    public MongoDatabase resolveDatabase(String database) {
        return backend.resolveDatabase(database);
    }

    @Override
    public MongoBackend version(MongoVersion version) {
        backend.version(version);
        return this;
    }
}
