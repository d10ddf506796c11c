package org.digitalstage.stage.socket;

import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.protocol.ClientCommand;

/**
 * The way of each command of a client: which aggregate decides it, and which facts it takes along. The exhaustive switch is the list of all
 * commands.
 */
final class Ways {

    private final Rooms rooms;
    private final StageWays stages;
    private final MixWays mixes;
    private final SessionWays sessions;
    private final Clock clock;
    private final RandomGenerator chance;

    Ways(Rooms rooms, StageWays stages, SessionWays sessions, Clock clock, RandomGenerator chance) {
        this.rooms = rooms;
        this.stages = stages;
        this.mixes = new MixWays(rooms);
        this.sessions = sessions;
        this.clock = clock;
        this.chance = chance;
    }

    /** Throws {@link Rejected} where the session's own facts say no. */
    Way of(Session session, ClientCommand asked) {
        Actor actor = actor(session);
        return switch (asked) {
            case ClientCommand.Create create ->
                onStage(
                        session,
                        create.stage(),
                        new OnStage.Create(actor, create.kind().noun(), create.fields(), chance.nextDouble()));
            case ClientCommand.Change change ->
                onStage(
                        session,
                        change.id().owner(),
                        new OnStage.Change(actor, change.kind().noun(), change.id(), change.fields()));
            case ClientCommand.Remove remove ->
                onStage(
                        session,
                        remove.id().owner(),
                        new OnStage.Remove(actor, remove.kind().noun(), remove.id()));
            case ClientCommand.RemoveStage remove -> stages.remove(session, actor, remove);
            case ClientCommand.CreateStage create -> stages.create(session, actor, create);
            case ClientCommand.ChangeStage change -> stages.change(session, actor, change);
            case ClientCommand.JoinStage join -> stages.join(session, actor, join);
            case ClientCommand.LeaveStage _ -> stages.leave(session, actor);
            case ClientCommand.SetOverride override -> mixes.override(session, actor, override);
            case ClientCommand.SendMessage message -> say(session, actor, message);
            case ClientCommand.SendSignal signal -> sessions.signal(actor, signal);
            case ClientCommand.ChangeUser change -> ofUser(session, new UserCommand.ChangeUser(actor, change.fields()));
            case ClientCommand.ChangeDevice change ->
                ofUser(session, new UserCommand.ChangeDevice(actor, change.id(), change.fields()));
            case ClientCommand.SetSoundCard card -> ofUser(session, new UserCommand.SetSoundCard(actor, card.fields()));
            case ClientCommand.RenewToken renew -> sessions.renew(session, renew);
            case ClientCommand.AskStateHash _ -> sessions.stateHash(session);
        };
    }

    /** Goes alone, for the command before it may lead the person elsewhere. */
    private Way say(Session session, Actor actor, ClientCommand.SendMessage message) {
        OnStage.Say say = new OnStage.Say(actor, message.message(), clock.millis());
        return new Way(
                null,
                () -> rooms.look(() -> place(session), Names.user(session.user()))
                        .thenCompose(
                                place -> onStage(session, place, say).start().get()));
    }

    private static Way onStage(Session session, Id<Stage> stage, OnStage command) {
        return ask(session, Names.stage(stage), command);
    }

    private static Way ofUser(Session session, UserCommand command) {
        return ask(session, Names.user(session.user()), command);
    }

    private static Way ask(Session session, AggregateId target, StageCommand command) {
        return new Way(target, () -> session.ask(target, command).thenApply(Ways::answer));
    }

    /** What the client reads of an outcome. */
    static Answer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored stored -> Answer.done(stored.reply());
            case Outcome.Refused refused -> Answer.refused(refused.sentence());
            case Outcome.Doubtful _, Outcome.Early _ -> Answer.refused(Outcome.Doubtful.SENTENCE);
        };
    }

    private Actor actor(Session session) {
        return new Actor(
                session.user(),
                person(session).flatMap(User.NAME::of).orElse(""),
                session.device(),
                session.connection().id());
    }

    private Optional<Entity> person(Session session) {
        return User.KIND.find(rooms.person(session.user()), session.user());
    }

    private Id<Stage> place(Session session) {
        return person(session)
                .flatMap(User.STAGE_ID::of)
                .orElseThrow(() -> new Rejected("not-inside", "Expected you to be in a stage but you are in none"));
    }
}
