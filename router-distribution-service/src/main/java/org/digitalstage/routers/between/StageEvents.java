package org.digitalstage.routers.between;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.routers.command.Commands;
import org.digitalstage.routers.registry.Task;
import org.digitalstage.stage.model.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what the stage-service says; each event may come again. */
final class StageEvents {

    static final String STREAM = "events:stages";
    static final String GROUP = "router-distribution-service";

    private static final Logger LOG = LoggerFactory.getLogger(StageEvents.class);
    private static final String ACTOR = "stage-service";

    private final Commands commands;
    private final Reports reports;

    StageEvents(Commands commands, Reports reports) {
        this.commands = commands;
        this.reports = reports;
    }

    CompletionStage<Void> take(Map<String, @Nullable Object> event) {
        try {
            return switch (String.valueOf(event.get("type"))) {
                case "stage-wants" -> commands.decided(ACTOR, StageNews.wants(event));
                case "stage-gone" -> commands.decided(ACTOR, StageNews.gone(event));
                case "stages-digest" -> reports.registry().thenCompose(state -> compare(state, event));
                case "routers-wanted" -> reports.routers();
                default -> CompletableFuture.completedStage(null);
            };
        } catch (RuntimeException unreadable) {
            LOG.error("An event of the stage-service could not be read: type={}", event.get("type"), unreadable);
            return CompletableFuture.completedStage(null);
        }
    }

    /** Asks for what is newer there than here, new there, or not there any more. */
    private CompletionStage<Void> compare(State registry, Map<String, @Nullable Object> digest) {
        Map<String, @Nullable Object> there = StageNews.object(digest.get("stages"));
        List<String> asked = new ArrayList<>();
        there.forEach((stage, seq) -> {
            if (seqHere(registry, StageNews.id(stage)) < StageNews.number(seq)) {
                asked.add(stage);
            }
        });
        Task.KIND.all(registry).stream()
                .map(task -> task.id().hex())
                .filter(stage -> !there.containsKey(stage))
                .forEach(asked::add);
        return asked.isEmpty() ? CompletableFuture.completedStage(null) : reports.stagesWanted(asked);
    }

    private static long seqHere(State registry, Id<Stage> stage) {
        return Task.KIND
                .find(registry, new Id<>(stage.hex()))
                .map(entity -> Task.of(entity).seq())
                .orElse(-1L);
    }
}
