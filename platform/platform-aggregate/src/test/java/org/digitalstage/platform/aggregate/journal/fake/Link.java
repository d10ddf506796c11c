package org.digitalstage.platform.aggregate.journal.fake;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.journal.Unavailable;

/**
 * An instance's way to a server. What is under way when the instance dies still reaches the server; what is under way when the server goes away does
 * not, unless it arrives after the return, and its answer comes only if it had reached the instance before.
 */
public final class Link {

    private final Timeline world;
    private final Timeline instance;
    private final Weather weather;
    private final Supplier<Connection> connection;

    Link(Timeline world, Timeline instance, Weather weather, Supplier<Connection> connection) {
        this.world = world;
        this.instance = instance;
        this.weather = weather;
        this.connection = connection;
    }

    /** Calls the server: {@code work} is done there if the call arrives. */
    public <T> CompletionStage<T> call(String operation, Supplier<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Fate fate = weather.fate(operation);
        Connection used = connection.get();
        if (fate.outcome() == Fate.Outcome.LATE) {
            world.after(fate.back(), () -> fail(operation, answer));
        }
        world.after(fate.there(), () -> arrive(operation, fate, used, work, answer));
        return answer.minimalCompletionStage();
    }

    private <T> void arrive(
            String operation, Fate fate, Connection used, Supplier<T> work, CompletableFuture<T> answer) {
        if (fate.outcome() == Fate.Outcome.NOT_DONE || !used.reaches()) {
            world.after(fate.back(), () -> fail(operation, answer));
            return;
        }
        T done = work.get();
        world.after(fate.back(), () -> {
            boolean lost = fate.outcome() == Fate.Outcome.ANSWER_LOST || !used.answers();
            instance.after(0, () -> end(operation, lost, done, answer));
        });
    }

    private void fail(String operation, CompletableFuture<?> answer) {
        instance.after(0, () -> answer.completeExceptionally(new Unavailable("No answer to " + operation)));
    }

    private static <T> void end(String operation, boolean lost, T done, CompletableFuture<T> answer) {
        if (lost) {
            answer.completeExceptionally(new Unavailable("No answer to " + operation));
        } else {
            answer.complete(done);
        }
    }

    /** The way of one call. */
    interface Connection {
        /** Whether what is under way gets to the server. */
        boolean reaches();

        /** Whether the answer gets back. */
        boolean answers();
    }
}
