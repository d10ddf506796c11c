package org.digitalstage.platform.journal.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;

/** A client with the settings of production. */
public final class Store implements AutoCloseable {

    private final MongoClient client;

    public Store(String url) {
        MongoClientSettings.Builder settings =
                MongoClientSettings.builder().applyConnectionString(new ConnectionString(url));
        Driver.configure(settings, Duration.ofSeconds(2));
        this.client = MongoClients.create(settings.build());
    }

    public MongoDatabase database() {
        return client.getDatabase("journal-test");
    }

    @Override
    public void close() {
        client.close();
    }
}
