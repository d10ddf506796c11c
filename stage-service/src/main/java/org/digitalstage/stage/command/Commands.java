package org.digitalstage.stage.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Asker;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.stage.model.ListenerOverride;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.User;

/** Sends commands to aggregates, each under an id of its own. */
public final class Commands {

    private final Aggregates<StageCommand> aggregates;
    private final Supplier<String> ids;

    public Commands(Aggregates<StageCommand> aggregates, Supplier<String> ids) {
        this.aggregates = aggregates;
        this.ids = ids;
    }

    /** Asks for what is to be done whoever waits for it. */
    public CompletionStage<Outcome> ask(AggregateId aggregate, Id<User> actor, StageCommand command) {
        return ask(aggregate, actor, command, Asker.ALWAYS);
    }

    /** The same for what is thrown away if the asker goes before it is decided. */
    public CompletionStage<Outcome> ask(AggregateId aggregate, Id<User> actor, StageCommand command, Asker asker) {
        return aggregates.submit(aggregate, Command.of(ids.get(), actor.hex(), command), asker);
    }

    /** A mix may hold overrides about what the stage does not have any more: they are taken out. */
    public void forgetWhatIsGone(Id<User> user, State stage, Facts mix) {
        List<Id<?>> gone = new ArrayList<>();
        for (ListenerOverride what : ListenerOverride.ALL) {
            what.kind()
                    .all(mix)
                    .forEach(override -> what.targetId()
                            .of(override)
                            .filter(target ->
                                    stage.find(what.target().noun(), target).isEmpty())
                            .ifPresent(gone::add));
        }
        forget(user, new Id<>(stage.aggregate().key()), gone);
    }

    /** The same for what went just now. */
    public void forget(Id<User> user, Id<Stage> stage, Set<Id<?>> removed) {
        aggregates.held(Names.mix(user, stage)).ifPresent(mix -> {
            Set<Id<?>> gone = new HashSet<>();
            for (ListenerOverride what : ListenerOverride.ALL) {
                what.kind()
                        .all(mix)
                        .forEach(override -> what.targetId()
                                .of(override)
                                .filter(removed::contains)
                                .ifPresent(gone::add));
            }
            forget(user, stage, List.copyOf(gone));
        });
    }

    private void forget(Id<User> user, Id<Stage> stage, List<Id<?>> gone) {
        if (!gone.isEmpty()) {
            ask(Names.mix(user, stage), user, new MixCommand.Forget(gone));
        }
    }
}
