package org.digitalstage.stage.socket;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.InviteCommand;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.feature.Invites;
import org.digitalstage.stage.model.Invite;
import org.digitalstage.stage.model.InviteCode;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.protocol.ClientCommand;

/** The way of an invite: a code is claimed before a stage holds it. */
final class InviteWays {

    /** Of 1 679 616 codes: with a thousand invites at once the third draw in a row is taken once in a billion times. */
    private static final int DRAWS = 10;

    private final Rooms rooms;
    private final Clock clock;
    private final RandomGenerator chance;
    private final Duration validity;

    InviteWays(Rooms rooms, Clock clock, RandomGenerator chance, Duration validity) {
        this.rooms = rooms;
        this.clock = clock;
        this.chance = chance;
        this.validity = validity;
    }

    Way make(Session session, Actor actor, ClientCommand.MakeInvite make) {
        return new Way(
                null,
                () -> rooms.latest(Names.stage(make.stage())).thenCompose(stage -> make(session, actor, make, stage)));
    }

    private CompletionStage<Answer> make(Session session, Actor actor, ClientCommand.MakeInvite make, State stage) {
        Invites.mustBeAllowed(stage, actor, make.group());
        long now = clock.millis();
        Optional<Entity> known = Invite.of(stage, make.group()).filter(invite -> Invite.isLive(invite, now));
        if (known.isPresent() && !make.anew()) {
            return CompletableFuture.completedStage(Answer.done(Invite.CODE.require(known.get())));
        }
        long expiresAt = now + validity.toMillis();
        return claim(session, make.stage(), now, expiresAt, DRAWS)
                .thenCompose(code -> session.ask(
                                Names.stage(make.stage()),
                                new OnStage.Invite(actor, make.group(), code, make.anew(), now, expiresAt))
                        .thenApply(outcome -> releasedUnlessStored(actor, make.stage(), code, outcome)))
                .thenApply(Ways::answer);
    }

    /** A code that leads nowhere yet. */
    private CompletionStage<String> claim(Session session, Id<Stage> stage, long now, long expiresAt, int draws) {
        if (draws == 0) {
            throw new Rejected("no-code", "No free code was found, try again");
        }
        String code = InviteCode.draw(chance);
        return session.ask(Names.invite(code), new InviteCommand.Claim(stage, now, expiresAt))
                .thenCompose(outcome -> switch (outcome) {
                    case Outcome.Stored _ -> CompletableFuture.completedStage(code);
                    case Outcome.Refused _ -> claim(session, stage, now, expiresAt, draws - 1);
                    case Outcome.Doubtful _, Outcome.Early _ ->
                        throw new Rejected("unavailable", Outcome.Doubtful.SENTENCE);
                });
    }

    private Outcome releasedUnlessStored(Actor actor, Id<Stage> stage, String code, Outcome outcome) {
        if (outcome instanceof Outcome.Refused) {
            rooms.commands().ask(Names.invite(code), actor.user(), new InviteCommand.Release(stage));
        }
        return outcome;
    }
}
