package org.digitalstage.routers.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.routers.registry.Registry;

/** Sends commands to the registry, each under an id of its own. */
public final class Commands {

    private final Aggregates<RouterCommand> aggregates;
    private final Supplier<String> ids;

    public Commands(Aggregates<RouterCommand> aggregates, Supplier<String> ids) {
        this.aggregates = aggregates;
        this.ids = ids;
    }

    /**
     * Asks.
     *
     * @param actor a router, or what part of the system asks
     */
    public CompletionStage<Outcome> ask(String actor, RouterCommand command) {
        return aggregates.submit(Registry.ID, Command.of(ids.get(), actor, command));
    }

    /** Asks, and ends well only if a rule has decided; else it may be asked again. */
    public CompletionStage<Void> decided(String actor, RouterCommand command) {
        return ask(actor, command).thenCompose(Commands::decided);
    }

    private static CompletionStage<Void> decided(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored _ -> CompletableFuture.completedStage(null);
            case Outcome.Refused(String code, String sentence) ->
                isOfTheMoment(code) ? failed(sentence) : CompletableFuture.completedStage(null);
            case Outcome.Doubtful _ -> failed(Outcome.Doubtful.SENTENCE);
            case Outcome.Early _ -> failed("Too early");
        };
    }

    private static boolean isOfTheMoment(String code) {
        return switch (code) {
            case "busy", "unavailable", "unreadable", "fault" -> true;
            default -> false;
        };
    }

    private static CompletionStage<Void> failed(String sentence) {
        return CompletableFuture.failedStage(new IllegalStateException(sentence));
    }
}
