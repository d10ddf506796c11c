package org.digitalstage.stage.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.digitalstage.stage.feature.Village.NOW;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.Ban;
import org.digitalstage.stage.model.LogbookEntry;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageListing;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.StageUser;
import org.digitalstage.stage.model.User;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    private final Village village = new Village();
    private final Actor anna = village.signIn(1);
    private final Actor bert = village.signIn(2);
    private final Id<Stage> stage = village.found(anna, 1);

    private void ban(Actor by, Actor who, boolean banned) {
        village.ask(Names.stage(stage), new OnStage.Ban(by, who.user(), banned, NOW));
    }

    private List<String> actions() {
        return LogbookEntry.KIND.all(village.stage(stage)).stream()
                .map(LogbookEntry.ACTION::require)
                .toList();
    }

    @Test
    void whoIsBannedLosesEverythingHeWasToTheStage() {
        village.join(bert, stage);
        village.ask(
                Names.stage(stage),
                new OnStage.ChangeStage(
                        anna,
                        Map.of("soundEditors", List.of(bert.user().hex())),
                        false,
                        org.digitalstage.stage.command.Password.NONE,
                        List.of(bert.user()),
                        NOW));
        ban(anna, bert, true);
        assertThat(StageMember.KIND.all(village.stage(stage))).isEmpty();
        assertThat(StageUser.KIND.all(village.stage(stage))).isEmpty();
        assertThat(Stage.SOUND_EDITORS.require(
                        Stage.KIND.find(village.stage(stage), stage).orElseThrow()))
                .isEmpty();
        assertThat(StageListing.KIND.all(village.person(bert.user()))).isEmpty();
        assertThat(User.STAGE_ID.of(person(bert))).isEmpty();
        Entity ban = Ban.KIND.all(village.stage(stage)).iterator().next();
        assertThat(Ban.USER_ID.require(ban)).isEqualTo(bert.user());
        assertThat(Ban.BY.require(ban)).isEqualTo(anna.user());
        assertThat(Ban.NAME.require(ban)).isEqualTo("P2");
        assertThat(Ban.AT.require(ban)).isEqualTo(NOW);
        Entity line = LogbookEntry.KIND.all(village.stage(stage)).iterator().next();
        assertThat(LogbookEntry.BY.require(line)).isEqualTo(anna.user());
        assertThat(LogbookEntry.ABOUT.require(line)).isEqualTo(bert.user());
        assertThat(LogbookEntry.AT.require(line)).isEqualTo(NOW);
    }

    private Entity person(Actor actor) {
        return User.KIND.find(village.person(actor.user()), actor.user()).orElseThrow();
    }

    @Test
    void twiceIsOnceAndAllowedAgainIsAllowed() {
        ban(anna, bert, true);
        ban(anna, bert, true);
        assertThat(actions()).containsExactly("ban");
        assertThatThrownBy(() -> village.join(bert, stage)).hasMessage("You were banned from this stage");
        ban(anna, bert, false);
        ban(anna, bert, false);
        assertThat(actions()).containsExactly("ban", "unban");
        village.join(bert, stage);
    }

    @Test
    void onlyAdminsBanAndNobodyBansAnAdmin() {
        assertThatThrownBy(() -> ban(bert, anna, true))
                .isInstanceOf(Rejected.class)
                .hasMessage("User P2 has no privileges to update the stage " + stage);
        assertThatThrownBy(() -> ban(anna, anna, true)).hasMessage("Expected somebody who is no admin but got one");
        assertThatThrownBy(() ->
                        village.ask(Names.stage(Village.stageId(9)), new OnStage.Ban(anna, bert.user(), true, NOW)))
                .hasMessageStartingWith("User P1 has no privileges");
    }

    @Test
    void aClosedStageIsEmptyUntilItIsOpenedAndItsMembersStay() {
        Entity member = village.join(bert, stage);
        village.ask(Names.stage(stage), new OnStage.Close(anna, true, NOW));
        village.ask(Names.stage(stage), new OnStage.Close(anna, true, NOW));
        assertThat(User.STAGE_ID.of(person(bert))).isEmpty();
        assertThat(StageMember.ACTIVE.require(village.now(stage, member))).isFalse();
        assertThat(village.device(bert, stage).get("active")).isEqualTo(false);
        assertThat(StageListing.KIND.all(village.person(bert.user()))).hasSize(1);
        assertThatThrownBy(() -> village.join(bert, stage)).hasMessage("This stage was closed by the operator");
        assertThatThrownBy(() -> village.join(anna, stage)).hasMessage("This stage was closed by the operator");
        village.ask(Names.stage(stage), new OnStage.Close(anna, false, NOW));
        village.join(bert, stage);
        assertThat(User.STAGE_ID.of(person(bert))).contains(stage);
        assertThat(actions()).containsExactly("close", "open");
    }

    @Test
    void whoCameInAgainAfterAStageClosedStays() {
        village.join(bert, stage);
        village.holdPost();
        village.ask(Names.stage(stage), new OnStage.Close(anna, true, NOW));
        village.ask(Names.stage(stage), new OnStage.Close(anna, false, NOW));
        village.join(bert, stage);
        village.deliver();
        assertThat(User.STAGE_ID.of(person(bert))).contains(stage);
    }

    @Test
    void theLogbookForgetsTheOldest() {
        for (int i = 0; i < LogbookEntry.KEPT + 2; i++) {
            ban(anna, bert, i % 2 == 0);
        }
        assertThat(actions()).hasSize(LogbookEntry.KEPT).endsWith("ban", "unban");
    }

    @Test
    void anAccountIsClosedAndOpened() {
        village.join(bert, stage);
        village.ask(Names.user(bert.user()), new UserCommand.CloseAccount(anna, true, NOW));
        assertThat(User.STAGE_ID.of(person(bert))).isEmpty();
        assertThat(StageMember.ACTIVE.require(village.member(bert, stage))).isFalse();
        assertThat(User.RULED_BY.require(person(bert))).isEqualTo(anna.user());
        assertThat(User.RULED_AT.require(person(bert))).isEqualTo(NOW);
        assertThatThrownBy(() -> village.signIn(2)).hasMessage("This account was closed by the operator");
        village.ask(Names.user(bert.user()), new UserCommand.CloseAccount(anna, false, NOW));
        village.signIn(2);
    }

    @Test
    void whoMayNotCreateStagesIsShownSo() {
        village.join(bert, stage);
        village.ask(Names.user(bert.user()), new UserCommand.RestrictAccount(anna, false, NOW));
        assertThat(User.CAN_CREATE_STAGE.require(person(bert))).isFalse();
        Entity shown = StageUser.KIND
                .find(village.stage(stage), new Id<>(bert.user().hex()))
                .orElseThrow();
        assertThat(User.CAN_CREATE_STAGE.require(shown)).isFalse();
        assertThat(shown.fields()).doesNotContainKeys("ruledBy", "ruledAt", "closed");
    }

    @Test
    void nobodyIsRuledWhoIsNotThere() {
        Id<User> nobody = Village.user(9);
        assertThatThrownBy(() -> village.ask(Names.user(nobody), new UserCommand.CloseAccount(anna, true, NOW)))
                .hasMessage("Unknown user " + nobody);
        assertThatThrownBy(() -> village.ask(Names.user(nobody), new UserCommand.RestrictAccount(anna, true, NOW)))
                .hasMessage("Unknown user " + nobody);
    }
}
