package org.digitalstage.stage.accounts;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.journal.sealing.Erasure;
import org.digitalstage.stage.command.Commands;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.User;

/** Erases the person of an account that is deleted: the rules take leave of the stages, then the store forgets. May be repeated. */
final class Erasures {

    private final Commands commands;
    private final Aggregates<StageCommand> aggregates;
    private final Erasure erasure;

    Erasures(Commands commands, Aggregates<StageCommand> aggregates, Erasure erasure) {
        this.commands = commands;
        this.aggregates = aggregates;
        this.erasure = erasure;
    }

    /** Fails as long as it is not done; then it is to be tried again. */
    CompletionStage<Void> erase(String account) {
        Id<User> user = Names.person(account);
        return commands.ask(Names.user(user), user, new UserCommand.Erase(account))
                .thenCompose(outcome -> state(user, outcome))
                .thenCompose(state -> erasure.erase(user, state, since(user, state)));
    }

    private CompletionStage<State> state(Id<User> user, Outcome outcome) {
        return outcome instanceof Outcome.Stored stored
                ? aggregates.state(Names.user(user), stored.seq())
                : CompletableFuture.failedStage(new IllegalStateException("The farewell was not stored yet"));
    }

    private static long since(Id<User> user, State state) {
        return User.KIND
                .find(state, user)
                .flatMap(User.ERASED::of)
                .orElseThrow(() -> new IllegalStateException("Expected a tombstone"));
    }
}
