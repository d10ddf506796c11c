package org.digitalstage.stage.walk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.GroupChoice;
import org.digitalstage.stage.command.MixCommand;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.Password;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.feature.Appointed;
import org.digitalstage.stage.feature.Copies;
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
        switch (asked) {
            case ClientCommand.Create create ->
                stage(create.stage(), new OnStage.Create(actor, create.kind().noun(), create.fields(), 0.5));
            case ClientCommand.Change change ->
                stage(
                        change.id().owner(),
                        new OnStage.Change(actor, change.kind().noun(), change.id(), change.fields()));
            case ClientCommand.Remove remove ->
                stage(
                        remove.id().owner(),
                        new OnStage.Remove(actor, remove.kind().noun(), remove.id()));
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
                                List.copyOf(Appointed.in(change.fields()))));
            case ClientCommand.JoinStage join -> join(join.stage());
            case ClientCommand.LeaveStage _ -> self(new UserCommand.LeaveStage(actor));
            case ClientCommand.SetOverride override -> override(override);
            case ClientCommand.SendMessage message ->
                stage(place(), new OnStage.Say(actor, message.message(), walk.town.time.millis()));
            case ClientCommand.ChangeUser change -> self(new UserCommand.ChangeUser(actor, change.fields()));
            case ClientCommand.ChangeDevice change ->
                self(new UserCommand.ChangeDevice(actor, change.id(), change.fields()));
            case ClientCommand.SetSoundCard card -> self(new UserCommand.SetSoundCard(actor, card.fields()));
            case ClientCommand.SendSignal _, ClientCommand.RenewToken _, ClientCommand.AskStateHash _ ->
                throw new IllegalArgumentException("Expected a command that changes something but got " + asked);
        }
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
                                new OnStage.Join(actor, shown(now), Copies.devices(now), NO_WISH, Password.NONE))));
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
