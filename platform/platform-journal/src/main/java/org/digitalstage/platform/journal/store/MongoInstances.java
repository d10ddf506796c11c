package org.digitalstage.platform.journal.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.ReturnDocument.AFTER;
import static com.mongodb.client.model.Updates.inc;
import static java.util.Objects.requireNonNull;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.bson.RawBsonDocument;
import org.digitalstage.platform.aggregate.journal.Instances;

/** The heartbeats as a collection: {@code _id} is the boot id, {@code n} the counter. */
public final class MongoInstances implements Instances {

    private final MongoCollection<RawBsonDocument> instances;

    public MongoInstances(MongoDatabase database) {
        this.instances = Durable.collection(database, "instances");
    }

    @Override
    public CompletionStage<Long> bump(String boot) {
        FindOneAndUpdateOptions raised =
                new FindOneAndUpdateOptions().upsert(true).returnDocument(AFTER);
        return Answers.first(instances.findOneAndUpdate(eq("_id", boot), inc("n", 1L), raised))
                .thenApply(instance -> counter(requireNonNull(instance)));
    }

    @Override
    public CompletionStage<Map<String, Long>> counters() {
        return Answers.all(instances.find()).thenApply(MongoInstances::counters);
    }

    @Override
    public CompletionStage<Void> forget(String boot) {
        return Answers.done(instances.deleteOne(eq("_id", boot)));
    }

    private static Map<String, Long> counters(List<RawBsonDocument> instances) {
        Map<String, Long> counters = new LinkedHashMap<>();
        instances.forEach(instance -> counters.put(instance.getString("_id").getValue(), counter(instance)));
        return counters;
    }

    private static long counter(RawBsonDocument instance) {
        return instance.getNumber("n").longValue();
    }
}
