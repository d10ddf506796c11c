package org.digitalstage.stage.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.fake.Weather;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.DeviceCopy;
import org.digitalstage.stage.command.GroupChoice;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.Password;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.StageUser;
import org.digitalstage.stage.model.User;
import org.junit.jupiter.api.Test;

/**
 * A release that could not seal an entry in which some are renamed and others leave left stages behind for which nothing was ever carried out again: journals
 * and notes of what was still to be done. So it is left here, and another instance finds it.
 */
class DeadStageTest {

    private static final Id<Stage> STAGE = Id.own(1);
    private static final AggregateId AT = Names.stage(STAGE);
    private static final List<String> ACCOUNTS = List.of("a".repeat(24), "b".repeat(24));

    private Town town = new Town(0);
    private Venue left = town.open(Weather.FAIR);

    @Test
    void aStageOfWhichAnInstanceCouldCarryOutNothingAnyMoreComesBack() {
        boolean together = false;
        for (int seed = 1; seed <= 20; seed++) {
            town = new Town(seed);
            left = town.open(Weather.FAIR);
            together |= comesBack();
        }
        assertThat(together).as("renamed and left in one entry").isTrue();
    }

    /** Whether one was renamed and another left in the same entry. */
    private boolean comesBack() {
        foundWithAllInside();
        long before = town.store.entries(AT).lastKey();
        say(left, 0, new UserCommand.ChangeUser(actor(0), Map.of("name", "Anna Neu")));
        untilStored(0);
        left.process.kill();
        Venue leftToo = town.open(Weather.FAIR);
        say(leftToo, 1, new UserCommand.LeaveStage(actor(1)));
        untilStored(1);
        leftToo.process.kill();
        assertThat(town.store.pendings()).hasSize(2);
        assertThat(town.store.entries(AT).lastKey()).isEqualTo(before);
        Venue next = town.open(Weather.FAIR);
        until(() -> town.store.pendings().isEmpty());
        CompletableFuture<State> read = next.aggregates.state(AT, 0).toCompletableFuture();
        until(read::isDone);
        State state = read.join();
        assertThat(StageUser.KIND.all(state))
                .extracting(person -> person.get("name"))
                .containsExactlyInAnyOrder("Anna Neu", "P1");
        assertThat(StageMember.KIND.all(state))
                .extracting(StageMember.ACTIVE::require)
                .containsExactlyInAnyOrder(true, false);
        assertThat(town.faults).isEmpty();
        return town.store.entries(AT).tailMap(before, false).values().stream()
                .anyMatch(entry -> entry.steps().size() == 2);
    }

    private void foundWithAllInside() {
        for (int person = 0; person < ACCOUNTS.size(); person++) {
            Map<String, Object> device = Map.of("uuid", "d", "type", "browser");
            say(
                    left,
                    person,
                    new UserCommand.SignIn(
                            ACCOUNTS.get(person),
                            "P" + person,
                            null,
                            true,
                            Map.copyOf(device),
                            "c" + person,
                            left.boot,
                            false,
                            1));
        }
        OnStage found = new OnStage.Found(actor(0), Map.of("name", "Stage"), Password.NONE, true, 0, List.of());
        left.commands.ask(AT, user(0), found);
        town.time.advance(500);
        for (int person = 0; person < ACCOUNTS.size(); person++) {
            List<DeviceCopy> devices =
                    List.of(new DeviceCopy(device(person), "browser", List.of(left.boot), 1, "c" + person, false));
            left.commands.ask(
                    AT,
                    user(person),
                    new OnStage.Join(
                            actor(person),
                            Map.of("name", "P" + person),
                            devices,
                            new GroupChoice(false, null),
                            Password.NONE,
                            null,
                            1));
        }
        town.time.advance(3000);
        assertThat(town.store.pendings()).isEmpty();
        assertThat(town.faults).isEmpty();
    }

    private static void say(Venue venue, int person, StageCommand command) {
        venue.commands.ask(Names.user(user(person)), user(person), command);
    }

    private static Id<User> user(int person) {
        return Names.person(ACCOUNTS.get(person));
    }

    private static Id<Device> device(int person) {
        return Id.of(user(person), 1);
    }

    private static Actor actor(int person) {
        return new Actor(user(person), "P" + person, device(person), "c" + person);
    }

    /** What somebody asked for stands in the journal, and what follows from it nowhere yet. */
    private void untilStored(int person) {
        AggregateId at = Names.user(user(person));
        long before = town.store.entries(at).lastKey();
        until(() -> town.store.entries(at).lastKey() > before);
    }

    private void until(BooleanSupplier condition) {
        assertThat(town.time.advanceUntil(condition, 60_000))
                .as(town.toString())
                .isTrue();
    }
}
