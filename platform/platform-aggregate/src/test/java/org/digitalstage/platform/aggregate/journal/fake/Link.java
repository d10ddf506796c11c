package org.digitalstage.platform.aggregate.journal.fake;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** An instance's way to a server. What is under way when the instance dies still reaches the server. */
final class Link {

    private final Timeline world;
    private final Timeline instance;
    private final Weather weather;
    private final BooleanSupplier away;

    Link(Timeline world, Timeline instance, Weather weather, BooleanSupplier away) {
        this.world = world;
        this.instance = instance;
        this.weather = weather;
        this.away = away;
    }

    <T> CompletionStage<T> call(String operation, Supplier<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Fate fate = weather.fate(operation);
        world.after(fate.there(), () -> arrive(operation, fate, work, answer));
        return answer.minimalCompletionStage();
    }

    private <T> void arrive(String operation, Fate fate, Supplier<T> work, CompletableFuture<T> answer) {
        if (fate.outcome() == Fate.Outcome.NOT_DONE || away.getAsBoolean()) {
            instance.after(fate.back(), () -> answer.completeExceptionally(new Unreachable(operation)));
            return;
        }
        T done = work.get();
        boolean lost = fate.outcome() == Fate.Outcome.ANSWER_LOST;
        instance.after(fate.back(), () -> end(operation, lost || away.getAsBoolean(), done, answer));
    }

    private static <T> void end(String operation, boolean lost, T done, CompletableFuture<T> answer) {
        if (lost) {
            answer.completeExceptionally(new Unreachable(operation));
        } else {
            answer.complete(done);
        }
    }
}
