package org.digitalstage.stage.routers;

import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.bson.Document;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.model.Stage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes the list of stages anew from the journal. Reads the ids of all entries, so it is for an operator's hand and not for the regular work; stages may come
 * and go meanwhile.
 */
final class StageIndexRebuild {

    private static final int AT_ONCE = 4;

    private final MongoDatabase database;
    private final StageIndex index;
    private final Function<AggregateId, CompletionStage<State>> states;

    StageIndexRebuild(MongoDatabase database, StageIndex index, Function<AggregateId, CompletionStage<State>> states) {
        this.database = database;
        this.index = index;
        this.states = states;
    }

    /** Ends with the number of stages there are. */
    CompletionStage<Long> rebuild() {
        return Flux.concat(ids("journal"), ids("snapshots"), listed())
                .distinct()
                .concatMap(id -> Mono.justOrEmpty(Id.<Stage>parse(id)))
                .flatMap(this::look, AT_ONCE)
                .filter(there -> there)
                .count()
                .toFuture()
                .thenApply(Objects::requireNonNull);
    }

    /** The stages that have anything here: {@code stage/<id>/...}. */
    private Flux<String> ids(String collection) {
        return Flux.from(database.getCollection(collection)
                        .find(regex("_id", "^" + Names.STAGE + "/"))
                        .projection(include("_id")))
                .map(StageIndexRebuild::stage);
    }

    private static String stage(Document found) {
        return found.getString("_id").split("/", 3)[1];
    }

    private Flux<String> listed() {
        return Mono.fromCompletionStage(index.all()).flatMapIterable(all -> all.keySet());
    }

    private Mono<Boolean> look(Id<Stage> id) {
        return Mono.defer(() -> Mono.fromCompletionStage(states.apply(Names.stage(id))))
                .flatMap(state -> note(id, state));
    }

    private Mono<Boolean> note(Id<Stage> id, State state) {
        Optional<?> stage = Stage.KIND.find(state, id);
        CompletionStage<Void> noted = stage.isPresent() ? index.put(id.hex(), state.seq()) : index.remove(id.hex());
        return Mono.fromCompletionStage(noted).thenReturn(stage.isPresent());
    }
}
