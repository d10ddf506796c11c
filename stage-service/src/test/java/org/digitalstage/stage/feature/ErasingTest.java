package org.digitalstage.stage.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.stage.command.Forgotten;
import org.digitalstage.stage.command.Joined;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageListing;
import org.digitalstage.stage.model.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasingTest {

    private static final Id<User> ANNA = Id.own(1);
    private static final Id<Stage> HERE = Id.own(2);
    private static final Id<Stage> THERE = Id.own(3);
    private static final Map<String, Object> NAMELESS = Map.of("name", User.NOBODY);

    private final StageRules rules = new StageRules();
    private State state = State.empty(Names.user(ANNA));

    /** Anna is a member of two stages, the admin of a third, and inside the first. */
    @BeforeEach
    void annaIsInside() {
        decide(signIn());
        decide(entered(THERE, 4));
        decide(entered(HERE, 5));
        decide(new UserCommand.ListStage(Id.own(4), true, false, 6));
    }

    private Decision decide(StageCommand command) {
        Decision decision = rules.decide(rules.read(rules.write(command)), state);
        state = state.with(decision.changes());
        return decision;
    }

    private static UserCommand signIn() {
        return new UserCommand.SignIn(
                "account", "Anna", null, true, Map.of("uuid", "u", "type", "browser"), "socket", "boot", false, 1);
    }

    private static UserCommand entered(Id<Stage> stage, long joined) {
        return new UserCommand.EnteredStage(
                stage, Id.own(7), null, false, new Joined(joined, 0), Map.of("name", "Anna"), List.of());
    }

    @Test
    void nothingButATombstoneIsLeft() {
        decide(new UserCommand.Erase("account"));
        Entity tombstone = User.KIND.find(state, ANNA).orElseThrow();
        assertThat(tombstone.fields()).containsAllEntriesOf(NAMELESS).containsEntry("avatarUrl", null);
        assertThat(User.ERASED.of(tombstone)).contains(state.seq() + 1);
        assertThat(Device.KIND.all(state)).isEmpty();
        assertThat(StageListing.KIND.all(state)).isEmpty();
    }

    @Test
    void eachStageOfHersShowsNobodyAndTheOneSheIsInIsLeft() {
        Decision decision = decide(new UserCommand.Erase("account"));
        assertThat(told(decision, HERE)).satisfiesExactly(ErasingTest::isNameless, ErasingTest::isFarewell);
        assertThat(told(decision, THERE)).satisfiesExactly(ErasingTest::isNameless);
        assertThat(decision.requests()).hasSize(3);
    }

    private List<StageCommand> told(Decision decision, Id<Stage> stage) {
        return decision.requests().stream()
                .filter(request -> request.target().equals(Names.stage(stage)))
                .map(request -> rules.read(request.command()))
                .toList();
    }

    private static void isNameless(StageCommand command) {
        assertThat(((OnStage.PersonChanged) command).fields())
                .containsAllEntriesOf(NAMELESS)
                .containsEntry("avatarUrl", null);
    }

    private static void isFarewell(StageCommand command) {
        assertThat(command).isEqualTo(new OnStage.Left(ANNA, new Joined(5, 0)));
    }

    @Test
    void whoIsErasedTwiceIsErasedOnce() {
        decide(new UserCommand.Erase("account"));
        assertThat(decide(new UserCommand.Erase("account")).isEmpty()).isTrue();
    }

    @Test
    void someoneWhoNeverCameLeavesATombstoneTooAndCannotComeLater() {
        state = State.empty(Names.user(ANNA));
        decide(new UserCommand.Erase("account"));
        assertThatThrownBy(() -> decide(signIn())).isInstanceOf(Rejected.class).hasMessageContaining("deleted");
    }

    @Test
    void aStageThatLetHerInMeanwhileIsToldToShowNobodyAndLetHerGo() {
        decide(new UserCommand.Erase("account"));
        Decision decision = decide(entered(HERE, 9));
        assertThat(decision.changes()).isEmpty();
        assertThat(told(decision, HERE)).hasSize(2).contains(new OnStage.Left(ANNA, new Joined(9, 0)));
    }

    @Test
    void whatSheIsAskedAfterwardsIsRefused() {
        decide(new UserCommand.Erase("account"));
        assertThatThrownBy(() -> decide(new UserCommand.AccountChanged("Anna", null, 9)))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> decide(new UserCommand.ListStage(HERE, false, true, 9)))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void aCommandOfWhichNothingCanBeReadDoesNothing() {
        assertThat(rules.read(Map.of())).isEqualTo(new Forgotten());
        assertThat(decide(new Forgotten()).isEmpty()).isTrue();
    }
}
