package org.digitalstage.auth.store;

import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mongodb.MongoDBContainer;

/** The same contract on a MongoDB replica set; skipped where there is no Docker. */
@Testcontainers(disabledWithoutDocker = true)
final class MongoDbTest extends StoreContract {

    @Container
    private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8");

    @Override
    String url() {
        return MONGO.getConnectionString();
    }
}
