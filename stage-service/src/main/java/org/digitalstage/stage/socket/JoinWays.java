package org.digitalstage.stage.socket;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.DeviceCopy;
import org.digitalstage.stage.command.GroupChoice;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.Password;
import org.digitalstage.stage.feature.Copies;
import org.digitalstage.stage.feature.Entrance;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.protocol.ClientCommand;
import org.digitalstage.stage.model.protocol.Secret;
import org.jspecify.annotations.Nullable;

/** The way into a stage: password and invite are looked at before the stage is asked, and the ack waits until the socket was led in. */
final class JoinWays {

    private final Rooms rooms;
    private final StagePasswords passwords;
    private final Clock clock;

    JoinWays(Rooms rooms, StagePasswords passwords, Clock clock) {
        this.rooms = rooms;
        this.passwords = passwords;
        this.clock = clock;
    }

    Way join(Session session, Actor actor, ClientCommand.JoinStage join) {
        AggregateId target = Names.stage(join.stage());
        Optional<String> code = Optional.ofNullable(join.code())
                .map(Secret::clear)
                .or(() -> session.invites().to(join.stage()));
        return new Way(
                null,
                () -> stageAsItIs(join, code)
                        .thenCompose(
                                stage -> mustNotGuess(actor, join, stage).thenCompose(_ -> check(actor, join, stage)))
                        .thenCompose(checked -> session.ask(target, entering(actor, join, checked, code)))
                        .thenCompose(outcome -> Led.whenLed(
                                session,
                                target,
                                outcome,
                                outcome instanceof Outcome.Stored ? Answer.bare() : Ways.answer(outcome))));
    }

    /** A password or a code is judged by the one that holds now, also if it was changed elsewhere just now. */
    private CompletionStage<State> stageAsItIs(ClientCommand.JoinStage join, Optional<String> code) {
        AggregateId stage = Names.stage(join.stage());
        return join.password() == null && code.isEmpty() ? rooms.read(stage) : rooms.latest(stage);
    }

    /** A code that comes with the wish itself may be a guess, and is counted like a password; the stage has the last word of it. */
    private CompletionStage<Boolean> mustNotGuess(Actor actor, ClientCommand.JoinStage join, State stage) {
        Secret code = join.code();
        return code == null || !Entrance.needsPassword(stage, actor.user())
                ? CompletableFuture.completedStage(true)
                : passwords.invites(actor.user(), code.clear(), stage, clock.millis());
    }

    /** Clients send what they hold, be it {@code "********"}: where no password is needed none is looked at. */
    private CompletionStage<Password> check(Actor actor, ClientCommand.JoinStage join, State stage) {
        Optional<String> hash = Stage.KIND.find(stage, join.stage()).flatMap(Stage.PASSWORD_HASH::of);
        Secret given = join.password();
        if (hash.isEmpty() || given == null || !Entrance.needsPassword(stage, actor.user())) {
            return CompletableFuture.completedStage(Password.NONE);
        }
        return passwords
                .fits(actor.user(), given.clear(), hash.get())
                .thenApply(fits -> fits ? new Password(hash.get()) : Password.NONE);
    }

    private OnStage entering(Actor actor, ClientCommand.JoinStage join, Password checked, Optional<String> code) {
        State user = rooms.person(actor.user());
        Copies.mustHaveRoom(user, join.stage());
        Map<String, @Nullable Object> person = new LinkedHashMap<>();
        User.KIND.find(user, actor.user()).ifPresent(entity -> person.putAll(Copies.person(entity)));
        List<DeviceCopy> devices = Copies.devices(user);
        GroupChoice group = switch (join.group()) {
            case ClientCommand.GroupWish.Unsaid _ -> new GroupChoice(false, null);
            case ClientCommand.GroupWish.None _ -> new GroupChoice(true, null);
            case ClientCommand.GroupWish.Chosen chosen -> new GroupChoice(true, chosen.group());
        };
        return new OnStage.Join(actor, person, devices, group, checked, code.orElse(null), clock.millis());
    }
}
