package org.digitalstage.stage.socket;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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

    /**
     * Asks in the name of the client behind a connection: once that has gone, or this instance was taken for dead, what it said and what was not decided is
     * thrown away.
     */
    CompletionStage<Outcome> ask(Connection connection, Id<User> actor, AggregateId target, StageCommand command) {
        return commands.ask(target, actor, command, since -> isThere(connection, since));
    }

    private CompletableFuture<Boolean> isThere(Connection connection, long since) {
        CompletableFuture<Boolean> sure = watch.isSure();
        CompletableFuture<Boolean> there = connection.isThere(since);
        boolean known = sure.isDone() || (there.isDone() && !there.join());
        return known ? there : sure.thenCombine(there, Boolean::logicalAnd);
    }

    /** The state of somebody with a session, which is here as long as that is. */
    State person(Id<User> user) {
        return aggregates.held(Names.user(user)).orElseThrow(() -> new Rejected("not-ready", "The session has ended"));
    }
}
