package org.digitalstage.stage.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.GroupChoice;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.Password;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.AudioTrack;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageDevice;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Others talk to a page of a device, not to the device: when it gives way to another they must hear of it, however fast that goes. */
class PagesTest {

    private static final Id<User> ANNA = Id.own(1);
    private static final Id<Stage> STAGE = Id.own(2);

    private final StageRules rules = new StageRules();
    private final AggregateId person = Names.user(ANNA);
    private final AggregateId stage = Names.stage(STAGE);
    private State anna = State.empty(person);
    private State floor = State.empty(stage);
    private final List<String> told = new ArrayList<>();
    private final List<Decision.Request> waiting = new ArrayList<>();

    /** Anna is in her stage, with one page that sends. */
    @BeforeEach
    void annaIsInside() {
        comes("first", false);
        tell(stage, new OnStage.Found(actor("first"), Map.of("name", "Stage"), Password.NONE, true, 0, List.of()));
        join();
        tell(stage, new OnStage.Create(actor("first"), AudioTrack.KIND.noun(), Map.of("type", "browser"), 0, 1));
        told.clear();
    }

    private void comes(String connection, boolean carriesOn) {
        signsIn(connection, carriesOn);
        hasItsState(connection);
    }

    private void signsIn(String connection, boolean carriesOn) {
        Map<String, Object> device = Map.of("uuid", "u", "type", "browser");
        tell(person, new UserCommand.SignIn("account", "Anna", null, true, device, connection, "boot", carriesOn, 1));
    }

    private void hasItsState(String connection) {
        tell(person, new UserCommand.GoOnline(device(), Map.of(), connection, 1));
    }

    private void join() {
        tell(
                stage,
                new OnStage.Join(
                        actor("x"),
                        Map.of(),
                        Copies.devices(anna),
                        new GroupChoice(false, null),
                        Password.NONE,
                        null,
                        1));
    }

    private Actor actor(String connection) {
        return new Actor(ANNA, "Anna", device(), connection);
    }

    private Id<Device> device() {
        return Device.KIND.all(anna).stream()
                .findFirst()
                .map(device -> new Id<Device>(device.id().hex()))
                .orElse(Id.of(ANNA, 1));
    }

    /** Decides it, and what follows from it, as the machine does: each step an entry. */
    private void tell(AggregateId aggregate, StageCommand command) {
        decide(aggregate, command);
        while (!waiting.isEmpty()) {
            Decision.Request next = waiting.removeFirst();
            if (next.target().equals(person) || next.target().equals(stage)) {
                decide(next.target(), rules.read(next.command()));
            }
        }
    }

    private void decide(AggregateId aggregate, StageCommand command) {
        boolean here = aggregate.equals(stage);
        Decision decision = rules.decide(rules.read(rules.write(command)), here ? floor : anna);
        waiting.addAll(decision.requests());
        if (here) {
            floor = floor.with(decision.changes());
            decision.changes().forEach(this::note);
        } else {
            anna = anna.with(decision.changes());
        }
    }

    /** What others hear of it. */
    private void note(Change change) {
        switch (change) {
            case Change.Changed changed
            when changed.fields().containsKey(StageDevice.ACTIVE.name()) ->
                told.add(changed.kind() + " " + changed.fields().get(StageDevice.ACTIVE.name()));
            case Change.Removed removed -> told.add(removed.kind() + " removed");
            default -> {}
        }
    }

    private Entity onStage() {
        return StageDevice.KIND.all(floor).iterator().next();
    }

    @Test
    void aPageThatIsLoadedAnewIsTakenForAnotherAndItsTracksGoBeforeItSeesTheStage() {
        tell(person, new UserCommand.Lost("first"));
        assertThat(told).isEmpty();
        signsIn("second", false);
        assertThat(told).containsExactly("audio-track removed", "stage-device false");
        hasItsState("second");
        assertThat(told).containsExactly("audio-track removed", "stage-device false", "stage-device true");
        tell(person, new UserCommand.Disconnect("first"));
        assertThat(told).hasSize(3);
    }

    @Test
    void anotherPageIsTakenForAnotherAlsoBeforeTheEndOfTheFirstIsNoticed() {
        comes("second", false);
        assertThat(told).containsExactly("stage-device false", "stage-device true");
        tell(person, new UserCommand.Lost("first"));
        assertThat(told).containsExactly("stage-device false", "stage-device true", "audio-track removed");
    }

    @Test
    void whoCarriesOnIsSparedIt() {
        tell(person, new UserCommand.Lost("first"));
        comes("second", true);
        tell(person, new UserCommand.Disconnect("first"));
        assertThat(told).containsExactly("audio-track removed");
    }

    @Test
    void whoCarriesOnWhatWasNotThereYetIsStillWaitedFor() {
        signsIn("second", false);
        tell(person, new UserCommand.Lost("second"));
        comes("third", false);
        assertThat(told)
                .containsExactly("stage-device false", "stage-device true", "stage-device false", "stage-device true");
        told.clear();
        signsIn("fourth", false);
        signsIn("fifth", true);
        assertThat(told).containsExactly("stage-device false");
        hasItsState("fifth");
        assertThat(told).containsExactly("stage-device false", "stage-device true");
    }

    @Test
    void aPageThatGoesLeavesTheTalkToTheOneBefore() {
        comes("second", false);
        told.clear();
        tell(person, new UserCommand.Lost("second"));
        assertThat(told).containsExactly("stage-device false", "stage-device true");
        assertThat(AudioTrack.KIND.all(floor)).as("the track of the first page").hasSize(1);
    }

    @Test
    void aJoinThatOvertakesTheNewsOfAnotherPageTellsIt() {
        decide(person, signIn("second"));
        decide(person, new UserCommand.GoOnline(device(), Map.of(), "second", 1));
        decide(
                stage,
                new OnStage.Join(
                        actor("x"),
                        Map.of(),
                        Copies.devices(anna),
                        new GroupChoice(false, null),
                        Password.NONE,
                        null,
                        1));
        assertThat(told).containsExactly("stage-device false", "stage-device true");
        waiting.clear();
    }

    private static UserCommand signIn(String connection) {
        Map<String, Object> device = Map.of("uuid", "u", "type", "browser");
        return new UserCommand.SignIn("account", "Anna", null, true, device, connection, "boot", false, 1);
    }

    @Test
    void aClosedSocketIsNotTakenForAPageThatIsStillThere() {
        anna = State.empty(person);
        floor = State.empty(stage);
        comes("early", false);
        tell(person, new UserCommand.Lost("early"));
        comes("first", false);
        tell(stage, new OnStage.Found(actor("first"), Map.of("name", "Stage"), Password.NONE, true, 0, List.of()));
        join();
        told.clear();
        tell(person, new UserCommand.Lost("first"));
        assertThat(told).isEmpty();
        comes("second", false);
        assertThat(told).containsExactly("stage-device false", "stage-device true");
    }

    @Test
    void thePersonIsThereAllTheWhile() {
        tell(person, new UserCommand.Lost("first"));
        comes("second", false);
        assertThat(told).noneMatch(each -> each.startsWith(StageMember.KIND.noun()));
        assertThat(StageDevice.BOOTS.require(onStage())).containsExactly("boot");
        assertThat(StageDevice.ORDER.require(onStage())).isZero();
    }

    @Test
    void whoStaysAwayIsOfflineOnce() {
        tell(person, new UserCommand.Lost("first"));
        tell(person, new UserCommand.Disconnect("first"));
        assertThat(told).containsExactly("audio-track removed", "stage-device false", "stage-member false");
        comes("second", false);
        assertThat(told.subList(3, told.size())).containsExactly("stage-device true", "stage-member true");
    }

    @Test
    void whatAnOldReleaseWroteIsReadAsPagesOfTheirOwn() {
        Entity device = Device.KIND.all(anna).iterator().next();
        anna = anna.with(List.of(new Change.Changed(
                device.kind(),
                device.id(),
                Map.of(Device.CONNECTIONS.name(), List.of(Map.of("connection", "first", "boot", "boot"))))));
        comes("second", false);
        assertThat(told).containsExactly("stage-device false", "stage-device true");
    }
}
