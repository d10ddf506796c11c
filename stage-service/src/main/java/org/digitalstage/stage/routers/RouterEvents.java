package org.digitalstage.stage.routers;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.Json;
import org.digitalstage.stage.command.Assignment;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.model.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes commands of what routers say of stages; each event may come again. */
final class RouterEvents {

    static final String STREAM = "events:routers";
    static final String GROUP = "stage-service";

    private static final Logger LOG = LoggerFactory.getLogger(RouterEvents.class);
    private static final String ACTOR = "router-distribution-service";

    private final Aggregates<StageCommand> aggregates;
    private final Supplier<String> ids;
    private final StageWishes wishes;

    RouterEvents(Aggregates<StageCommand> aggregates, Supplier<String> ids, StageWishes wishes) {
        this.aggregates = aggregates;
        this.ids = ids;
        this.wishes = wishes;
    }

    CompletionStage<Void> take(Map<String, @Nullable Object> event) {
        try {
            return switch (String.valueOf(event.get("type"))) {
                case "stage-served" ->
                    ask(event, new OnStage.RouterServed(router(event), assignment(event), update(event)));
                case "stage-changed" -> ask(event, new OnStage.RouterChanged(assignment(event), update(event)));
                case "stage-unserved" -> ask(event, new OnStage.RouterUnserved(assignment(event)));
                case "stages-wanted" -> wishes.asked(event.get("stages"));
                default -> CompletableFuture.completedStage(null);
            };
        } catch (RuntimeException unreadable) {
            LOG.error("An event about routers could not be read: type={}", event.get("type"), unreadable);
            return CompletableFuture.completedStage(null);
        }
    }

    private CompletionStage<Void> ask(Map<String, @Nullable Object> event, OnStage command) {
        Id<Stage> stage = new Id<>(String.valueOf(event.get("stage")));
        return aggregates
                .submit(Names.stage(stage), Command.of(ids.get(), ACTOR, command))
                .thenCompose(outcome -> decided(stage, outcome));
    }

    private static CompletionStage<Void> decided(Id<Stage> stage, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored _ -> CompletableFuture.completedStage(null);
            case Outcome.Refused(String code, String sentence) -> refused(stage, code, sentence);
            case Outcome.Doubtful _, Outcome.Early _ -> again(Outcome.Doubtful.SENTENCE);
        };
    }

    private static CompletionStage<Void> refused(Id<Stage> stage, String code, String sentence) {
        return switch (code) {
            case "busy", "unavailable", "unreadable", "fault" -> again(sentence);
            default -> {
                LOG.warn("A router's word was refused: stage={} code={} {}", stage, code, sentence);
                yield CompletableFuture.completedStage(null);
            }
        };
    }

    private static CompletionStage<Void> again(String sentence) {
        return CompletableFuture.failedStage(new IllegalStateException(sentence));
    }

    private static Id<?> router(Map<String, @Nullable Object> event) {
        return new Id<>(String.valueOf(event.get("router")));
    }

    private static Assignment assignment(Map<String, @Nullable Object> event) {
        Map<String, @Nullable Object> numbers = Json.object(event.get("assignments"));
        return new Assignment(
                String.valueOf(event.get("technology")), number(numbers.get("audio")), number(numbers.get("video")));
    }

    private static long number(@Nullable Object json) {
        return json instanceof Number number ? number.longValue() : 0;
    }

    private static Map<String, @Nullable Object> update(Map<String, @Nullable Object> event) {
        return Json.object(event.get("update"));
    }
}
