package org.digitalstage.stage.routers;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.journal.events.EventStream;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.feature.RouterWants;
import org.digitalstage.stage.model.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Says what stages want of routers when asked for it, and from time to time which stages there are. */
final class StageWishes {

    private static final Logger LOG = LoggerFactory.getLogger(StageWishes.class);
    private static final int AT_ONCE = 4;

    /** A stage never comes back, so no word about it is newer; also where this journal never knew it. */
    private static final long FOR_EVER = 1L << 52;

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final StageIndex index;
    private final EventStream events;
    private final Function<Id<Stage>, CompletionStage<State>> states;

    StageWishes(StageIndex index, EventStream events, Aggregates<StageCommand> aggregates) {
        this(index, events, stage -> aggregates.state(Names.stage(stage), 0));
    }

    StageWishes(StageIndex index, EventStream events, Function<Id<Stage>, CompletionStage<State>> states) {
        this.index = index;
        this.events = events;
        this.states = states;
    }

    /** Keeps the list of stages by what this service itself says of them. */
    CompletionStage<Void> note(Map<String, @Nullable Object> event) {
        return switch (String.valueOf(event.get("type"))) {
            case "stage-wants" -> index.put(stage(event.get("stage")), seq(event.get("seq")));
            case "stage-gone" -> index.remove(String.valueOf(event.get("stage")));
            default -> CompletableFuture.completedStage(null);
        };
    }

    private static String stage(@Nullable Object document) {
        return document instanceof Map<?, ?> stage ? String.valueOf(stage.get("_id")) : "";
    }

    private static long seq(@Nullable Object number) {
        return number instanceof Number seq ? seq.longValue() : 0;
    }

    /** Answers in its own time: what is asked for may be thousands of stages, and if it fails, it is asked for again. */
    CompletionStage<Void> asked(@Nullable Object stages) {
        CompletionStage<? extends Collection<String>> meant = stages instanceof List<?> list
                ? CompletableFuture.completedStage(
                        list.stream().map(String::valueOf).toList())
                : index.all().thenApply(Map::keySet);
        Mono.fromCompletionStage(meant)
                .flatMapMany(Flux::fromIterable)
                .flatMap(stage -> Mono.defer(() -> say(stage)).onErrorResume(fault -> unsaid(stage, fault)), AT_ONCE)
                .subscribe(said -> {}, fault -> LOG.warn("The list of stages could not be read: {}", fault.toString()));
        return CompletableFuture.completedStage(null);
    }

    private static Mono<Void> unsaid(String stage, Throwable fault) {
        LOG.warn("It could not be said what a stage wants: stage={} {}", stage, fault.toString());
        return Mono.empty();
    }

    private Mono<Void> say(String stage) {
        Optional<Id<Stage>> id = Id.parse(stage);
        return Mono.justOrEmpty(id)
                .flatMap(known -> Mono.fromCompletionStage(states.apply(known))
                        .timeout(LONGEST)
                        .flatMap(state -> say(known, state)));
    }

    private Mono<Void> say(Id<Stage> id, State state) {
        Optional<Entity> stage = Stage.KIND.find(state, id);
        Map<String, @Nullable Object> event =
                stage.map(found -> RouterWants.of(found, state.seq())).orElseGet(() -> RouterWants.gone(id, FOR_EVER));
        return Mono.fromCompletionStage(events.publish(RouterWants.STREAM, event));
    }

    /** Which stages there are. */
    CompletionStage<Void> digest() {
        return index.all().thenCompose(stages -> {
            Map<String, @Nullable Object> event = new LinkedHashMap<>();
            event.put("type", "stages-digest");
            event.put("stages", stages);
            return events.publish(RouterWants.STREAM, event);
        });
    }

    /** Which routers are there? */
    CompletionStage<Void> routersWanted() {
        return events.publish(RouterWants.STREAM, Map.of("type", "routers-wanted"));
    }
}
