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
import org.digitalstage.stage.model.CustomGroup;
import org.digitalstage.stage.model.Group;
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
    private final JoinWays joins;
    private final InviteWays invites;
    private final CodeWays codes;
    private final PlatformWays platform;
    private final MixWays mixes;
    private final SessionWays sessions;
    private final Clock clock;
    private final RandomGenerator chance;

    Ways(
            Rooms rooms,
            StageWays stages,
            JoinWays joins,
            InviteWays invites,
            CodeWays codes,
            SessionWays sessions,
            PlatformWays platform,
            Clock clock,
            RandomGenerator chance) {
        this.rooms = rooms;
        this.stages = stages;
        this.joins = joins;
        this.invites = invites;
        this.codes = codes;
        this.platform = platform;
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
                        new OnStage.Create(
                                actor, create.kind().noun(), create.fields(), chance.nextDouble(), clock.millis()));
            case ClientCommand.Change change -> change(session, actor, change);
            case ClientCommand.Remove remove -> remove(session, actor, remove);
            case ClientCommand.SetTrack set ->
                onStage(
                        session,
                        set.stage(),
                        new OnStage.SetTrack(actor, set.kind().noun(), set.fields(), clock.millis()));
            case ClientCommand.SetCustomGroup set -> setCustomGroup(session, actor, set);
            case ClientCommand.RemoveStage remove -> stages.remove(session, actor, remove);
            case ClientCommand.CreateStage create -> stages.create(session, actor, create);
            case ClientCommand.ChangeStage change -> stages.change(session, actor, change);
            case ClientCommand.JoinStage join -> joins.join(session, actor, join);
            case ClientCommand.LeaveStage _ -> stages.leave(session, actor);
            case ClientCommand.LeaveForGood leave -> stages.leaveForGood(session, actor, leave);
            case ClientCommand.HandOverStage hand -> stages.handOver(session, actor, hand);
            case ClientCommand.BanUser ban ->
                onStage(session, ban.stage(), new OnStage.Ban(actor, ban.user(), ban.banned(), clock.millis()));
            case ClientCommand.MakeInvite make -> invites.make(session, actor, make);
            case ClientCommand.DecodeInvite decode -> codes.decode(session, decode);
            case ClientCommand.CloseStage close -> platform.closeStage(session, actor, close);
            case ClientCommand.CloseUser close -> platform.closeUser(session, actor, close);
            case ClientCommand.RestrictUser restrict -> platform.restrict(session, actor, restrict);
            case ClientCommand.SetOverride override -> mixes.override(session, actor, override);
            case ClientCommand.RemoveOverride remove -> mixes.remove(session, actor, remove);
            case ClientCommand.SendMessage message -> say(session, actor, message);
            case ClientCommand.SendSignal signal -> sessions.signal(actor, signal);
            case ClientCommand.ChangeUser change -> ofUser(session, new UserCommand.ChangeUser(actor, change.fields()));
            case ClientCommand.RemoveUser _ -> ofUser(session, new UserCommand.RemoveUser(actor));
            case ClientCommand.SetSoundCard card -> ofUser(session, new UserCommand.SetSoundCard(actor, card.fields()));
            case ClientCommand.RenewToken renew -> sessions.renew(session, renew);
            case ClientCommand.AskStateHash _ -> sessions.stateHash(session);
        };
    }

    /** What is a person's own is asked of the person's own aggregate, whatever id was given. */
    private Way change(Session session, Actor actor, ClientCommand.Change change) {
        String kind = change.kind().noun();
        return change.kind().aggregate().equals(Names.USER)
                ? ofUser(session, new UserCommand.ChangeOwn(actor, kind, change.id(), change.fields()))
                : onStage(
                        session,
                        change.id().owner(),
                        new OnStage.Change(actor, kind, change.id(), change.fields(), clock.millis()));
    }

    private Way remove(Session session, Actor actor, ClientCommand.Remove remove) {
        String kind = remove.kind().noun();
        return remove.kind().aggregate().equals(Names.USER)
                ? ofUser(session, new UserCommand.RemoveOwn(actor, kind, remove.id()))
                : onStage(session, remove.id().owner(), new OnStage.Remove(actor, kind, remove.id(), clock.millis()));
    }

    private static Way setCustomGroup(Session session, Actor actor, ClientCommand.SetCustomGroup set) {
        return switch (set.which()) {
            case ClientCommand.CustomGroupWish.Known(Id<CustomGroup> id) ->
                onStage(session, id.owner(), new OnStage.SetCustomGroup(actor, id, null, null, set.fields()));
            case ClientCommand.CustomGroupWish.Between(Id<Group> group, Id<Group> target) ->
                onStage(session, group.owner(), new OnStage.SetCustomGroup(actor, null, group, target, set.fields()));
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

    static Way ask(Session session, AggregateId target, StageCommand command) {
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
