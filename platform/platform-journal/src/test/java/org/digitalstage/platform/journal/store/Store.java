package org.digitalstage.platform.journal.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.embedded.EmbeddedStore;

/** Clients with the settings of production. */
public final class Store implements AutoCloseable {

    private static final String DATABASE = "journal-test";
    private static final Duration MOST = Duration.ofSeconds(2);

    private final MongoClient client;
    private final com.mongodb.client.MongoClient appending;
    private final Runnable afterwards;

    /** Of a server of its own, which ends with it. */
    public static Store embedded() {
        EmbeddedStore server = EmbeddedStore.inMemory();
        return new Store(server.url(), server::close);
    }

    public Store(String url) {
        this(url, () -> {});
    }

    private Store(String url, Runnable afterwards) {
        this.afterwards = afterwards;
        MongoClientSettings.Builder settings = settings(url);
        Driver.configure(settings, MOST);
        this.client = MongoClients.create(settings.build());
        MongoClientSettings.Builder blocking = settings(url);
        Driver.configureBlocking(blocking, MOST);
        this.appending = com.mongodb.client.MongoClients.create(blocking.build());
    }

    private static MongoClientSettings.Builder settings(String url) {
        return MongoClientSettings.builder().applyConnectionString(new ConnectionString(url));
    }

    public MongoDatabase database() {
        return client.getDatabase(DATABASE);
    }

    public Journal journal() {
        return new MongoJournal(database(), appending.getDatabase(DATABASE), Duration.ofMillis(2));
    }

    @Override
    public void close() {
        client.close();
        appending.close();
        afterwards.run();
    }
}
