package org.digitalstage.stage.socket;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.journal.presence.Watch;
import org.digitalstage.platform.wire.socket.Connection;
import org.digitalstage.stage.command.Commands;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.fanout.Halls;
import org.digitalstage.stage.model.User;

/** Where sessions go: the aggregates of this instance, and the halls in which they hear of them. */
record Rooms(
        Aggregates<StageCommand> aggregates, Halls<Session> halls, Commands commands, Packages packages, Watch watch) {

    private static final long PATIENCE_SECONDS = 2;

    /** All of an aggregate may have to be read. */
    private static final long READING_SECONDS = 5;

    /**
     * Asks in the name of the client behind a connection: once that has gone, or this instance was taken for dead, what it said and what was not decided is
     * thrown away.
     */
    CompletionStage<Outcome> ask(Connection connection, Id<User> actor, AggregateId target, StageCommand command) {
        return commands.ask(target, actor, command, new Standing(connection, watch));
    }

    /**
     * Looks at what is held here, and where that says no once more, at what these aggregates are in the journal by then: what was made elsewhere just now is
     * there.
     */
    <T> CompletionStage<T> look(Supplier<T> look, AggregateId... at) {
        try {
            return CompletableFuture.completedStage(look.get());
        } catch (Rejected _) {
            return CompletableFuture.allOf(Stream.of(at).map(this::latest).toArray(CompletableFuture[]::new))
                    .thenApply(_ -> look.get());
        }
    }

    /** The state of an aggregate as it is held here, read if need be. Reading goes on until it succeeds; whoever asked is told before that. */
    CompletionStage<State> read(AggregateId aggregate) {
        return within(READING_SECONDS, aggregates.state(aggregate, 0));
    }

    /** The state of an aggregate as it stands in the journal from now on; refused if the store does not answer soon. */
    CompletableFuture<State> latest(AggregateId aggregate) {
        return within(PATIENCE_SECONDS, aggregates.latest(aggregate));
    }

    private static CompletableFuture<State> within(long seconds, CompletionStage<State> state) {
        return state.toCompletableFuture()
                .orTimeout(seconds, TimeUnit.SECONDS)
                .exceptionallyCompose(fault -> CompletableFuture.failedFuture(
                        new Rejected("unavailable", "The store cannot be reached at the moment, nothing was changed")));
    }

    /** The state of somebody with a session, which is here as long as that is. */
    State person(Id<User> user) {
        return aggregates.held(Names.user(user)).orElseThrow(() -> new Rejected("not-ready", "The session has ended"));
    }
}
