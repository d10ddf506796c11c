package org.digitalstage.stage.socket;

import java.time.Clock;
import java.util.Set;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.protocol.ClientCommand;

/** The ways of the commands of those who run the platform: the settings name them by their accounts. */
final class PlatformWays {

    private final Set<String> administrators;
    private final Clock clock;

    PlatformWays(Set<String> administrators, Clock clock) {
        this.administrators = administrators;
        this.clock = clock;
    }

    Way closeStage(Session session, Actor actor, ClientCommand.CloseStage close) {
        mustBeAdministrator(session);
        return Ways.ask(session, Names.stage(close.stage()), new OnStage.Close(actor, close.closed(), clock.millis()));
    }

    Way closeUser(Session session, Actor actor, ClientCommand.CloseUser close) {
        mustBeAdministrator(session);
        return Ways.ask(
                session, Names.user(close.user()), new UserCommand.CloseAccount(actor, close.closed(), clock.millis()));
    }

    Way restrict(Session session, Actor actor, ClientCommand.RestrictUser restrict) {
        mustBeAdministrator(session);
        return Ways.ask(
                session,
                Names.user(restrict.user()),
                new UserCommand.RestrictAccount(actor, restrict.canCreateStage(), clock.millis()));
    }

    private void mustBeAdministrator(Session session) {
        if (!administrators.contains(session.caller().accountId().hex())) {
            throw new Rejected("no-privileges", "No privileges");
        }
    }
}
