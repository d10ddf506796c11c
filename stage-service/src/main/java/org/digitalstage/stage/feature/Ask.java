package org.digitalstage.stage.feature;

import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Decision.Request;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.journal.Events;
import org.digitalstage.stage.command.InviteCommand;
import org.digitalstage.stage.command.MixCommand;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.StageCodec;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/** What must follow in other aggregates, and who is asked for it. */
final class Ask {

    private Ask() {}

    static Request person(Id<User> user, UserCommand command) {
        return new Request(Names.user(user), StageCodec.write(command));
    }

    static Request stage(Id<Stage> stage, OnStage command) {
        return new Request(Names.stage(stage), StageCodec.write(command));
    }

    static Request mix(Id<User> user, Id<Stage> stage, MixCommand command) {
        return new Request(Names.mix(user, stage), StageCodec.write(command));
    }

    static Request invite(String code, InviteCommand command) {
        return new Request(Names.invite(code), StageCodec.write(command));
    }

    /** An event to other services. */
    static Request tell(String stream, Map<String, @Nullable Object> event) {
        return new Request(new AggregateId(Events.TARGET, stream), event);
    }
}
