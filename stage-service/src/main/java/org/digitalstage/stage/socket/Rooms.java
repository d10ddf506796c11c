package org.digitalstage.stage.socket;

import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.stage.command.Commands;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.fanout.Halls;
import org.digitalstage.stage.model.User;

/** Where sessions go: the aggregates of this instance, and the halls in which they hear of them. */
record Rooms(Aggregates<StageCommand> aggregates, Halls<Session> halls, Commands commands, Packages packages) {

    /** The state of somebody with a session, which is here as long as that is. */
    State person(Id<User> user) {
        return aggregates.held(Names.user(user)).orElseThrow(() -> new Rejected("not-ready", "The session has ended"));
    }
}
