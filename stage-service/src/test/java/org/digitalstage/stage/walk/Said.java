package org.digitalstage.stage.walk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.GroupChoice;
import org.digitalstage.stage.command.InviteCommand;
import org.digitalstage.stage.command.MixCommand;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.Password;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.feature.Appointed;
import org.digitalstage.stage.feature.Copies;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageListing;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.protocol.ClientCommand;

/**
 * What somebody said at a venue, on its way to the aggregate that decides it, as the sockets send it: without waiting for passwords and for what was
 * said before.
 */
record Said(StageWalk walk, Venue venue, Actor actor, State person) {

    void send(ClientCommand asked) {
        long now = walk.town.time.millis();
        switch (asked) {
            case ClientCommand.Create create ->
                stage(create.stage(), new OnStage.Create(actor, create.kind().noun(), create.fields(), 0.5, now));
            case ClientCommand.Change change -> change(change, now);
            case ClientCommand.Remove remove -> remove(remove, now);
            case ClientCommand.SetTrack set ->
                stage(set.stage(), new OnStage.SetTrack(actor, set.kind().noun(), set.fields(), now));
            case ClientCommand.SetCustomGroup set -> set(set);
            case ClientCommand.RemoveStage remove -> stage(remove.id(), new OnStage.RemoveStage(actor));
            case ClientCommand.CreateStage create -> found(create);
            case ClientCommand.ChangeStage change ->
                stage(
                        change.id(),
                        new OnStage.ChangeStage(
                                actor,
                                change.fields(),
                                false,
                                Password.NONE,
                                List.copyOf(Appointed.in(change.fields())),
                                now));
            case ClientCommand.JoinStage join -> join(join.stage());
            case ClientCommand.LeaveStage _ -> self(new UserCommand.LeaveStage(actor));
            case ClientCommand.LeaveForGood leave -> stage(leave.stage(), new OnStage.LeaveForGood(actor));
            case ClientCommand.BanUser ban -> stage(ban.stage(), new OnStage.Ban(actor, ban.user(), ban.banned(), now));
            case ClientCommand.HandOverStage hand ->
                stage(hand.stage(), new OnStage.HandOver(actor, hand.user(), List.of(hand.user()), now));
            case ClientCommand.CloseStage close -> stage(close.stage(), new OnStage.Close(actor, close.closed(), now));
            case ClientCommand.CloseUser close ->
                ask(Names.user(close.user()), new UserCommand.CloseAccount(actor, close.closed(), now));
            case ClientCommand.RestrictUser restrict ->
                ask(
                        Names.user(restrict.user()),
                        new UserCommand.RestrictAccount(actor, restrict.canCreateStage(), now));
            case ClientCommand.MakeInvite make -> invite(make, now);
            case ClientCommand.SetOverride override -> override(override);
            case ClientCommand.RemoveOverride remove ->
                ask(
                        Names.mix(actor.user(), place()),
                        new MixCommand.RemoveOverride(remove.what().kind().noun(), remove.id()));
            case ClientCommand.SendMessage message -> stage(place(), new OnStage.Say(actor, message.message(), now));
            case ClientCommand.ChangeUser change -> self(new UserCommand.ChangeUser(actor, change.fields()));
            case ClientCommand.RemoveUser _ -> self(new UserCommand.RemoveUser(actor));
            case ClientCommand.SetSoundCard card -> self(new UserCommand.SetSoundCard(actor, card.fields()));
            case ClientCommand.SendSignal _,
                    ClientCommand.DecodeInvite _,
                    ClientCommand.RenewToken _,
                    ClientCommand.AskStateHash _ ->
                throw new IllegalArgumentException("Expected a command that changes something but got " + asked);
        }
    }

    private void change(ClientCommand.Change change, long now) {
        String kind = change.kind().noun();
        if (change.kind().aggregate().equals(Names.USER)) {
            self(new UserCommand.ChangeOwn(actor, kind, change.id(), change.fields()));
        } else {
            stage(change.id().owner(), new OnStage.Change(actor, kind, change.id(), change.fields(), now));
        }
    }

    private void remove(ClientCommand.Remove remove, long now) {
        String kind = remove.kind().noun();
        if (remove.kind().aggregate().equals(Names.USER)) {
            self(new UserCommand.RemoveOwn(actor, kind, remove.id()));
        } else {
            stage(remove.id().owner(), new OnStage.Remove(actor, kind, remove.id(), now));
        }
    }

    private void set(ClientCommand.SetCustomGroup set) {
        if (set.which() instanceof ClientCommand.CustomGroupWish.Between(Id<Group> group, Id<Group> target)) {
            stage(group.owner(), new OnStage.SetCustomGroup(actor, null, group, target, set.fields()));
        }
    }

    /** Of so few codes that two stages often want the same. */
    private void invite(ClientCommand.MakeInvite make, long now) {
        String code = "CD0" + Math.floorMod(now, 4);
        long ends = now + 60_000;
        walk.ask(venue, Names.invite(code), actor.user(), new InviteCommand.Claim(make.stage(), now, ends))
                .thenAccept(outcome -> {
                    if (outcome instanceof Outcome.Stored) {
                        stage(make.stage(), new OnStage.Invite(actor, make.group(), code, make.anew(), now, ends));
                    }
                });
    }

    private void found(ClientCommand.CreateStage create) {
        Id<Stage> id = walk.newStage();
        stage(
                id,
                new OnStage.Found(
                        actor,
                        create.fields(),
                        Password.NONE,
                        true,
                        StageListing.KIND.all(person).size(),
                        List.of()));
    }

    /** As the sockets do: the stage is read first, then the person's facts are taken along. */
    private void join(Id<Stage> stage) {
        venue.aggregates
                .state(Names.stage(stage), 0)
                .thenAccept(read -> venue.aggregates
                        .held(Names.user(actor.user()))
                        .ifPresent(now -> stage(
                                stage,
                                new OnStage.Join(
                                        actor,
                                        shown(now),
                                        Copies.devices(now),
                                        NO_WISH,
                                        Password.NONE,
                                        null,
                                        walk.town.time.millis()))));
    }

    private static final GroupChoice NO_WISH = new GroupChoice(false, null);

    private Map<String, Object> shown(State now) {
        return User.KIND.find(now, actor.user()).map(Copies::person).orElse(Map.of());
    }

    private void override(ClientCommand.SetOverride override) {
        Id<Stage> stage = override.target().owner();
        Optional<Entity> target = venue.aggregates
                .held(Names.stage(stage))
                .flatMap(state -> state.find(override.what().target().noun(), override.target()));
        target.ifPresent(found -> ask(
                Names.mix(actor.user(), stage),
                new MixCommand.SetOverride(
                        actor.user(),
                        stage,
                        override.what().kind().noun(),
                        override.target(),
                        actor.device(),
                        override.fields(),
                        override.what().begin(found, Map.of()))));
    }

    private Id<Stage> place() {
        return User.KIND
                .find(person, actor.user())
                .flatMap(User.STAGE_ID::of)
                .orElseThrow(() -> new Rejected("not-inside", "Expected to be inside"));
    }

    private void self(UserCommand command) {
        ask(Names.user(actor.user()), command);
    }

    private void stage(Id<Stage> stage, OnStage command) {
        ask(Names.stage(stage), command);
    }

    private void ask(AggregateId aggregate, StageCommand command) {
        walk.ask(venue, aggregate, actor.user(), command);
    }
}
