package org.digitalstage.auth.token;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.Date;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Signing keys in MongoDB. The number is the document's id, and that is all that keeps two first keys from being stored. */
public final class MongoSigningKeys implements SigningKeys {

    private final MongoCollection<Document> keys;

    public MongoSigningKeys(MongoDatabase database) {
        this.keys = database.getCollection("signing-keys");
    }

    @Override
    public Flux<SigningKey> all() {
        return Flux.from(keys.find().sort(Sorts.ascending("_id"))).map(MongoSigningKeys::read);
    }

    @Override
    public Mono<Void> addUnlessPresent(SigningKey key) {
        var document = new Document("_id", key.number())
                .append("created", Date.from(key.created()))
                .append("jwk", key.key().toJSONString());
        return Mono.from(keys.insertOne(document))
                .onErrorComplete(MongoSigningKeys::isPresent)
                .then();
    }

    private static boolean isPresent(Throwable fault) {
        return fault instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    private static SigningKey read(Document document) {
        try {
            var key = RSAKey.parse(document.getString("jwk"));
            return new SigningKey(
                    document.getInteger("_id"), document.getDate("created").toInstant(), key);
        } catch (ParseException malformed) {
            // Neither the cause nor the document may be told: both can show the key.
            throw new IllegalStateException("Expected a signing key in the store but could not read it");
        }
    }
}
