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

    static MongoCollection<RawBsonDocument> collection(MongoDatabase database, String name) {
        return database.getCollection(name, RawBsonDocument.class)
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }
}
