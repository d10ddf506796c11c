package org.digitalstage.platform.journal.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Aside;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.SetAside;
import org.digitalstage.platform.aggregate.journal.Source;

/**
 * What was set aside as a collection: {@code _id} is the follow-up's id, {@code a}, {@code n}, {@code i} and {@code e} its source's aggregate, number, index and
 * entry, {@code t} its target, {@code at} the time.
 */
public final class MongoAside implements Aside {

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final MongoCollection<RawBsonDocument> kept;

    public MongoAside(MongoDatabase database) {
        this.kept = Durable.collection(database, "aside");
    }

    @Override
    public CompletionStage<Void> keep(SetAside followUp) {
        return Answers.done(
                kept.replaceOne(eq("_id", followUp.id()), document(followUp), new ReplaceOptions().upsert(true)));
    }

    @Override
    public CompletionStage<Optional<SetAside>> find(String id) {
        return Answers.first(kept.find(eq("_id", id)))
                .thenApply(found -> Optional.ofNullable(found).map(MongoAside::followUp));
    }

    @Override
    public CompletionStage<List<SetAside>> list(int limit) {
        return Answers.all(kept.find().sort(ascending("_id")).limit(limit))
                .thenApply(found -> found.stream().map(MongoAside::followUp).toList());
    }

    @Override
    public CompletionStage<Void> drop(String id) {
        return Answers.done(kept.deleteOne(eq("_id", id)));
    }

    private static RawBsonDocument document(SetAside followUp) {
        Place place = followUp.source().place();
        BsonDocument document = new BsonDocument("_id", new BsonString(followUp.id()))
                .append("a", new BsonString(followUp.source().aggregate().toString()))
                .append("n", new BsonInt64(place.seq()))
                .append("i", new BsonInt32(place.index()))
                .append("e", new BsonString(followUp.entry()))
                .append("t", new BsonString(followUp.target().toString()))
                .append("at", new BsonInt64(followUp.time()));
        return new RawBsonDocument(document, CODEC);
    }

    private static SetAside followUp(RawBsonDocument document) {
        Place place = new Place(
                document.getInt64("n").getValue(), document.getInt32("i").getValue());
        AggregateId source = AggregateId.parse(document.getString("a").getValue());
        return new SetAside(
                new Source(source, place),
                document.getString("e").getValue(),
                AggregateId.parse(document.getString("t").getValue()),
                document.getInt64("at").getValue());
    }
}
