package org.digitalstage.platform.journal.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.journal.sealing.Key;
import org.digitalstage.platform.journal.sealing.Keys;

/**
 * The keys as a collection: {@code _id} is the person's id, {@code k} the key; or {@code erased}, the time (milliseconds since 1970) at which the person was
 * erased, and no key.
 */
public final class MongoKeys implements Keys {

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final MongoCollection<RawBsonDocument> keys;
    private final Supplier<byte[]> chance;
    private final LongSupplier clock;

    /**
     * In a database.
     *
     * @param chance {@link Key#BYTES} bytes that nobody can guess, at each call others
     * @param clock milliseconds since 1970
     */
    public MongoKeys(MongoDatabase database, Supplier<byte[]> chance, LongSupplier clock) {
        this.keys = Durable.collection(database, "keys");
        this.chance = chance;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Map<Id<?>, Key>> find(Set<Id<?>> people) {
        List<String> ids = people.stream().map(Id::hex).toList();
        return Answers.all(keys.find(in("_id", ids))).thenApply(found -> {
            Map<Id<?>, Key> byPerson = HashMap.newHashMap(found.size());
            found.forEach(
                    document -> byPerson.put(new Id<>(document.getString("_id").getValue()), key(document)));
            return byPerson;
        });
    }

    private static Key key(RawBsonDocument document) {
        BsonValue key = document.get("k");
        return key == null ? new Key.Erased() : Key.Held.of(key.asBinary().getData());
    }

    @Override
    public CompletionStage<Key> make(Id<?> person) {
        byte[] bytes = chance.get();
        CompletableFuture<Key> made = Answers.done(keys.insertOne(document(person, "k", new BsonBinary(bytes))))
                .thenApply(done -> Key.Held.of(bytes));
        return Answers.ifTaken(made, fault -> standing(person));
    }

    /** Somebody was faster. */
    private CompletableFuture<Key> standing(Id<?> person) {
        return Answers.standing(() -> Answers.first(keys.find(eq("_id", person.hex()))), "the key of " + person)
                .thenApply(MongoKeys::key);
    }

    @Override
    public CompletionStage<Void> erase(Id<?> person) {
        RawBsonDocument tombstone = document(person, "erased", new BsonInt64(clock.getAsLong()));
        return Answers.done(keys.replaceOne(eq("_id", person.hex()), tombstone, new ReplaceOptions().upsert(true)));
    }

    private static RawBsonDocument document(Id<?> person, String name, BsonValue value) {
        return new RawBsonDocument(new BsonDocument("_id", new BsonString(person.hex())).append(name, value), CODEC);
    }
}
