package org.digitalstage.stage.socket;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.Password;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.feature.Appointed;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.Who;
import org.digitalstage.stage.model.protocol.ClientCommand;
import org.digitalstage.stage.model.protocol.Secret;

/** The ways of the commands about a stage as a whole: they take facts along, or end only when the socket was led in or out. */
final class StageWays {

    private final Rooms rooms;
    private final StagePasswords passwords;
    private final Clock clock;
    private final RandomGenerator chance;
    private final Foundings foundings = new Foundings();

    StageWays(Rooms rooms, StagePasswords passwords, Clock clock, RandomGenerator chance) {
        this.rooms = rooms;
        this.passwords = passwords;
        this.clock = clock;
        this.chance = chance;
    }

    Way create(Session session, Actor actor, ClientCommand.CreateStage create) {
        Id<Stage> id = Id.own(chance.nextLong());
        Set<Id<User>> named = new LinkedHashSet<>(Appointed.in(create.fields()));
        named.remove(actor.user());
        return new Way(null, () -> {
            int others = foundings.begin(actor.user(), id, () -> rooms.person(actor.user()));
            return found(named)
                    .thenCompose(known -> hash(create.password())
                            .thenCompose(
                                    hash -> session.ask(Names.stage(id), founded(actor, create, hash, others, known))))
                    .thenCompose(outcome -> Led.whenLed(session, Names.stage(id), outcome, Ways.answer(outcome)))
                    .whenComplete((answer, fault) -> foundings.end(actor.user(), id));
        });
    }

    private OnStage founded(
            Actor actor, ClientCommand.CreateStage create, Password hash, int others, List<Id<User>> known) {
        boolean may = User.KIND
                .find(rooms.person(actor.user()), actor.user())
                .flatMap(User.CAN_CREATE_STAGE::of)
                .orElse(false);
        return new OnStage.Found(actor, create.fields(), hash, may, others, known);
    }

    /** Those of the named people who have ever signed in here. */
    private CompletionStage<List<Id<User>>> found(Set<Id<User>> named) {
        CompletionStage<List<Id<User>>> all = CompletableFuture.completedStage(List.of());
        for (Id<User> person : named) {
            all = all.thenCombine(isKnown(person), (some, known) -> known ? append(some, person) : some);
        }
        return all;
    }

    /** Whoever signed in elsewhere for the first time just now is known, too. */
    private CompletionStage<Boolean> isKnown(Id<User> person) {
        AggregateId user = Names.user(person);
        return rooms.read(user)
                .thenCompose(state -> isThere(person, state)
                        ? CompletableFuture.completedStage(true)
                        : rooms.latest(user).thenApply(latest -> isThere(person, latest)));
    }

    private static boolean isThere(Id<User> person, State state) {
        return User.KIND.find(state, person).isPresent();
    }

    private static <T> List<T> append(List<T> some, T more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    Way change(Session session, Actor actor, ClientCommand.ChangeStage change) {
        AggregateId target = Names.stage(change.id());
        boolean given = !(change.password() instanceof ClientCommand.NewPassword.Kept);
        boolean hashes = change.password() instanceof ClientCommand.NewPassword.Given;
        Set<Id<User>> named = Appointed.in(change.fields());
        return new Way(
                hashes || !named.isEmpty() ? null : target,
                () -> known(actor, target, named)
                        .thenCompose(known -> hash(change.password())
                                .thenCompose(hash -> session.ask(
                                        target,
                                        new OnStage.ChangeStage(
                                                actor, change.fields(), given, hash, known, clock.millis()))))
                        .thenApply(Ways::answer));
    }

    Way handOver(Session session, Actor actor, ClientCommand.HandOverStage hand) {
        AggregateId target = Names.stage(hand.stage());
        return new Way(
                null,
                () -> known(actor, target, Set.of(hand.user()))
                        .thenCompose(known ->
                                session.ask(target, new OnStage.HandOver(actor, hand.user(), known, clock.millis())))
                        .thenApply(Ways::answer));
    }

    /** Looks for nobody on behalf of those who may not change the stage anyway. */
    private CompletionStage<List<Id<User>>> known(Actor actor, AggregateId stage, Set<Id<User>> named) {
        return named.isEmpty()
                ? found(named)
                : rooms.read(stage).thenCompose(state -> {
                    Set<Id<User>> strangers = new LinkedHashSet<>(named);
                    strangers.removeAll(Appointed.known(state));
                    return found(Who.ADMIN.allows(actor.user(), state, Optional.empty()) ? strangers : Set.of());
                });
    }

    private CompletionStage<Password> hash(ClientCommand.NewPassword password) {
        return password instanceof ClientCommand.NewPassword.Given(Secret secret)
                ? passwords.hash(secret.clear()).thenApply(Password::new)
                : CompletableFuture.completedStage(Password.NONE);
    }

    Way remove(Session session, Actor actor, ClientCommand.RemoveStage remove) {
        AggregateId target = Names.stage(remove.id());
        return new Way(
                null,
                () -> session.ask(target, new OnStage.RemoveStage(actor))
                        .thenCompose(outcome -> Led.whenLed(session, target, outcome, Ways.answer(outcome))));
    }

    Way leaveForGood(Session session, Actor actor, ClientCommand.LeaveForGood leave) {
        AggregateId target = Names.stage(leave.stage());
        return new Way(
                null,
                () -> session.ask(target, new OnStage.LeaveForGood(actor))
                        .thenCompose(outcome -> Led.whenLed(session, target, outcome, Ways.answer(outcome))));
    }

    Way leave(Session session, Actor actor) {
        AggregateId target = Names.user(actor.user());
        return new Way(
                null,
                () -> session.ask(target, new UserCommand.LeaveStage(actor))
                        .thenCompose(outcome -> Led.within(session.attendance().settled(), Ways.answer(outcome))));
    }
}
