package org.digitalstage.platform.journal.store;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.bson.RawBsonDocument;

/** Collections whose acknowledged writes outlive any one server: majority, journalled, read from the primary. */
final class Durable {

    private Durable() {}

    /** The same on the blocking driver. */
    static com.mongodb.client.MongoCollection<RawBsonDocument> collection(
            com.mongodb.client.MongoDatabase database, String name) {
        return database.getCollection(name, RawBsonDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    static MongoCollection<RawBsonDocument> collection(MongoDatabase database, String name) {
        return database.getCollection(name, RawBsonDocument.class)
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }
}
