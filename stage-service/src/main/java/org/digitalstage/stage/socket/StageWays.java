package org.digitalstage.stage.socket;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.DeviceCopy;
import org.digitalstage.stage.command.GroupChoice;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.Password;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.feature.Appointed;
import org.digitalstage.stage.feature.Copies;
import org.digitalstage.stage.feature.Entrance;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.Who;
import org.digitalstage.stage.model.protocol.ClientCommand;
import org.digitalstage.stage.model.protocol.Secret;
import org.jspecify.annotations.Nullable;

/** The ways of the commands about a stage as a whole: they take facts along, or end only when the socket was led in or out. */
final class StageWays {

    private static final long PATIENCE_SECONDS = 5;

    private final Rooms rooms;
    private final StagePasswords passwords;
    private final RandomGenerator chance;
    private final Foundings foundings = new Foundings();

    StageWays(Rooms rooms, StagePasswords passwords, RandomGenerator chance) {
        this.rooms = rooms;
        this.passwords = passwords;
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
                    .thenCompose(outcome -> whenLed(session, Names.stage(id), outcome, Ways.answer(outcome)))
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
        return read(user)
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
                                        target, new OnStage.ChangeStage(actor, change.fields(), given, hash, known))))
                        .thenApply(Ways::answer));
    }

    /** Looks for nobody on behalf of those who may not change the stage anyway. */
    private CompletionStage<List<Id<User>>> known(Actor actor, AggregateId stage, Set<Id<User>> named) {
        return named.isEmpty()
                ? found(named)
                : read(stage).thenCompose(state -> {
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
                        .thenCompose(outcome -> whenLed(session, target, outcome, Ways.answer(outcome))));
    }

    Way join(Session session, Actor actor, ClientCommand.JoinStage join) {
        AggregateId target = Names.stage(join.stage());
        return new Way(
                null,
                () -> stageAsItIs(join)
                        .thenCompose(stage -> check(actor, join, stage))
                        .thenCompose(checked -> session.ask(target, entering(actor, join, checked)))
                        .thenCompose(outcome -> whenLed(
                                session,
                                target,
                                outcome,
                                outcome instanceof Outcome.Stored ? Answer.bare() : Ways.answer(outcome))));
    }

    /** A password is judged by the one that holds now, also if it was changed elsewhere just now. */
    private CompletionStage<State> stageAsItIs(ClientCommand.JoinStage join) {
        AggregateId stage = Names.stage(join.stage());
        return join.password() == null ? read(stage) : rooms.latest(stage);
    }

    /** Reading goes on until it succeeds; whoever asked is told before that. */
    private CompletionStage<State> read(AggregateId aggregate) {
        return rooms.aggregates()
                .state(aggregate, 0)
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .exceptionallyCompose(fault -> CompletableFuture.failedStage(
                        new Rejected("unavailable", "The store cannot be reached at the moment, nothing was changed")));
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

    private OnStage entering(Actor actor, ClientCommand.JoinStage join, Password checked) {
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
        return new OnStage.Join(actor, person, devices, group, checked);
    }

    Way leave(Session session, Actor actor) {
        AggregateId target = Names.user(actor.user());
        return new Way(
                null,
                () -> session.ask(target, new UserCommand.LeaveStage(actor))
                        .thenCompose(outcome -> within(session.attendance().settled(), Ways.answer(outcome))));
    }

    /** The ack waits until the acting socket was told what its person's aggregate made of it. */
    private static CompletionStage<Answer> whenLed(
            Session session, AggregateId source, Outcome outcome, Answer answer) {
        return outcome instanceof Outcome.Stored stored
                ? within(session.attendance().after(source, stored.seq()), answer)
                : CompletableFuture.completedStage(answer);
    }

    private static CompletionStage<Answer> within(CompletionStage<Void> led, Answer answer) {
        return led.thenApply(done -> answer)
                .toCompletableFuture()
                .completeOnTimeout(Answer.refused(Outcome.Doubtful.SENTENCE), PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
