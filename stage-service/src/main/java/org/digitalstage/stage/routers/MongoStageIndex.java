package org.digitalstage.stage.routers;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The list of stages as a collection: {@code _id} is the stage, {@code seq} that of its last word. */
final class MongoStageIndex implements StageIndex {

    private final MongoCollection<Document> stages;

    MongoStageIndex(MongoDatabase database) {
        this.stages = database.getCollection("stages");
    }

    @Override
    public CompletionStage<Void> put(String stage, long seq) {
        return Mono.from(stages.updateOne(
                        and(eq("_id", stage), lt("seq", seq)), set("seq", seq), new UpdateOptions().upsert(true)))
                .onErrorComplete(MongoStageIndex::isNewerThere)
                .toFuture()
                .thenAccept(result -> {});
    }

    private static boolean isNewerThere(Throwable fault) {
        return fault instanceof MongoWriteException refused
                && refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    @Override
    public CompletionStage<Void> remove(String stage) {
        return Mono.from(stages.deleteOne(eq("_id", stage))).toFuture().thenAccept(result -> {});
    }

    @Override
    public CompletionStage<Map<String, Long>> all() {
        return Flux.from(stages.find())
                .collectMap(
                        found -> found.getString("_id"),
                        found -> found.get("seq", Number.class).longValue())
                .toFuture()
                .thenApply(Objects::requireNonNull);
    }
}
