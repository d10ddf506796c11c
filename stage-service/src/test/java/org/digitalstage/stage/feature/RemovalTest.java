package org.digitalstage.stage.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.digitalstage.stage.feature.Village.NOW;
import static org.digitalstage.stage.feature.Village.of;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.MixCommand;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.Password;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.AudioTrack;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.ListenerOverride;
import org.digitalstage.stage.model.LogbookEntry;
import org.digitalstage.stage.model.SoundCard;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageListing;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.StageScene;
import org.digitalstage.stage.model.StageUser;
import org.digitalstage.stage.model.User;
import org.junit.jupiter.api.Test;

/** Whatever goes takes along what belongs to it and what follows from it, wherever that is. */
class RemovalTest {

    private final Village village = new Village();
    private final Actor anna = village.signIn(1);
    private final Actor bert = village.signIn(2);
    private final Id<Stage> stage = village.found(anna, 1);

    private Entity person(Actor actor) {
        return User.KIND.find(village.person(actor.user()), actor.user()).orElseThrow();
    }

    private List<Entity> mix(Actor actor) {
        return List.copyOf(ListenerOverride.MEMBER_VOLUME.kind().all(village.mix(actor.user(), stage)));
    }

    @Test
    void aMemberWhoIsRemovedIsInsideNoMore() {
        Entity member = village.join(bert, stage);
        Entity track = village.create(bert, stage, AudioTrack.KIND, Map.of());
        assertThat(mix(bert)).hasSize(1);
        village.remove(anna, stage, member);
        assertThat(village.isThere(stage, track)).isFalse();
        assertThat(StageUser.KIND.all(village.stage(stage))).isEmpty();
        assertThat(User.STAGE_ID.of(person(bert))).isEmpty();
        assertThat(StageListing.KIND.all(village.person(bert.user()))).isEmpty();
        assertThat(mix(bert)).isEmpty();
        assertThat(LogbookEntry.KIND.all(village.stage(stage)).stream().map(LogbookEntry.ACTION::require))
                .containsExactly("remove");
    }

    @Test
    void anAdminWhoIsRemovedStaysAdminAndIsListed() {
        Entity member = village.join(anna, stage);
        village.remove(anna, stage, member);
        Entity listing = StageListing.KIND
                .find(village.person(anna.user()), new Id<>(stage.hex()))
                .orElseThrow();
        assertThat(StageListing.ADMIN.require(listing)).isTrue();
        assertThat(StageListing.MEMBER.require(listing)).isFalse();
    }

    @Test
    void aGroupTakesItsMembersAlong() {
        Entity group = village.create(anna, stage, Group.KIND, Map.of());
        village.join(bert, stage, new Id<>(group.id().hex()), null);
        village.remove(anna, stage, group);
        assertThat(User.STAGE_ID.of(person(bert))).isEmpty();
        assertThat(StageUser.KIND.all(village.stage(stage))).isEmpty();
        assertThat(LogbookEntry.KIND.all(village.stage(stage))).isEmpty();
    }

    @Test
    void whoLeavesForGoodIsNoMember() {
        assertThatThrownBy(() -> village.ask(Names.stage(stage), new OnStage.LeaveForGood(bert)))
                .hasMessage("Not member of stage");
        village.join(bert, stage);
        village.ask(Names.stage(stage), new OnStage.LeaveForGood(bert));
        assertThat(StageMember.KIND.all(village.stage(stage))).isEmpty();
        assertThat(StageListing.KIND.all(village.person(bert.user()))).isEmpty();
        assertThat(mix(bert)).isEmpty();
    }

    @Test
    void whoLeavesOneStageForGoodStaysInTheOther() {
        Id<Stage> other = village.found(anna, 2);
        village.join(bert, stage);
        village.join(bert, other);
        village.ask(Names.stage(stage), new OnStage.LeaveForGood(bert));
        assertThat(User.STAGE_ID.of(person(bert))).contains(other);
    }

    @Test
    void aStageTellsAllWhoHadToDoWithItAndTheRouters() {
        village.join(bert, stage);
        village.events().clear();
        village.ask(Names.stage(stage), new OnStage.RemoveStage(anna));
        assertThat(village.stage(stage).kinds().values()).allMatch(Map::isEmpty);
        assertThat(StageListing.KIND.all(village.person(anna.user()))).isEmpty();
        assertThat(StageListing.KIND.all(village.person(bert.user()))).isEmpty();
        assertThat(village.events()).hasSize(1);
        assertThat(village.events().getFirst()).containsEntry("type", "stage-gone");
        assertThatThrownBy(() -> village.ask(Names.stage(stage), new OnStage.RemoveStage(anna)))
                .hasMessage("User P1 has no privileges to remove the stage " + stage);
    }

    @Test
    void aSceneThatIsShownIsHidden() {
        Entity scene = village.create(anna, stage, StageScene.KIND, Map.of("label", "A"));
        Entity other = village.create(anna, stage, StageScene.KIND, Map.of("label", "B"));
        show(scene);
        village.remove(anna, stage, other);
        assertThat(Stage.SCENE_ID.of(theStage())).isPresent();
        village.remove(anna, stage, scene);
        assertThat(theStage().fields()).containsEntry("sceneId", null);
    }

    private void show(Entity scene) {
        village.ask(
                Names.stage(stage),
                new OnStage.ChangeStage(anna, of("sceneId", scene.id().hex()), false, Password.NONE, List.of(), NOW));
    }

    private Entity theStage() {
        return Stage.KIND.find(village.stage(stage), stage).orElseThrow();
    }

    @Test
    void aDeviceTakesItsCardsItsPlaceAndItsMixAlong() {
        Actor laptop = village.signIn(2, "laptop", "browser");
        village.join(bert, stage);
        village.ask(
                Names.user(bert.user()),
                new UserCommand.SetSoundCard(laptop, Map.of("audioDriver", "a", "type", "input", "uuid", "c")));
        assertThat(mix(bert)).hasSize(2);
        village.ask(Names.user(bert.user()), new UserCommand.RemoveOwn(bert, Device.KIND.noun(), laptop.device()));
        assertThat(SoundCard.KIND.all(village.person(bert.user()))).isEmpty();
        assertThat(Device.KIND.all(village.person(bert.user()))).hasSize(1);
        assertThat(new Floor(village.stage(stage)).device(laptop.device())).isEmpty();
        assertThat(mix(bert)).hasSize(1);
        assertThatThrownBy(() ->
                        village.ask(Names.user(bert.user()), new UserCommand.RemoveOwn(bert, "device", anna.device())))
                .hasMessage("No privileges");
    }

    @Test
    void noDevicePlaysOnACardThatIsNoMore() {
        String card = card(bert);
        String other = String.valueOf(village.reply());
        village.ask(
                Names.user(bert.user()),
                new UserCommand.ChangeOwn(
                        bert,
                        "device",
                        bert.device(),
                        of(
                                "inputSoundCardId",
                                card,
                                "outputSoundCardId",
                                anna.device().hex(),
                                "soundCardId",
                                card)));
        village.ask(Names.user(bert.user()), new UserCommand.RemoveOwn(bert, "sound-card", new Id<>(card)));
        Entity device =
                Device.KIND.find(village.person(bert.user()), bert.device()).orElseThrow();
        assertThat(device.fields())
                .containsEntry("inputSoundCardId", null)
                .containsEntry("outputSoundCardId", anna.device().hex())
                .containsEntry("soundCardId", null);
        assertThat(other).isEqualTo(card);
        assertThatThrownBy(() -> village.ask(
                        Names.user(bert.user()), new UserCommand.RemoveOwn(bert, "sound-card", new Id<>(card))))
                .hasMessage("Could not find or update sound card " + card);
    }

    private String card(Actor actor) {
        village.ask(
                Names.user(actor.user()),
                new UserCommand.SetSoundCard(actor, Map.of("audioDriver", "a", "type", "input", "uuid", "c")));
        return String.valueOf(village.reply());
    }

    @Test
    void whoRemovesHimselfLeavesNothingButStagesThatOthersAdminister() {
        Id<Stage> shared = village.found(bert, 2);
        village.ask(
                Names.stage(shared),
                new OnStage.ChangeStage(
                        bert,
                        Map.of("admins", List.of(bert.user().hex(), anna.user().hex())),
                        false,
                        Password.NONE,
                        List.of(anna.user()),
                        NOW));
        Id<Stage> alone = village.found(bert, 3);
        village.join(anna, alone);
        village.join(bert, stage);
        village.ask(Names.user(bert.user()), new UserCommand.RemoveUser(bert));
        assertThat(village.person(bert.user()).kinds().values()).allMatch(Map::isEmpty);
        assertThat(Stage.KIND.all(village.stage(alone))).isEmpty();
        assertThat(User.STAGE_ID.of(person(anna))).isEmpty();
        assertThat(StageMember.KIND.all(village.stage(stage))).isEmpty();
        assertThat(Stage.ADMINS.require(
                        Stage.KIND.find(village.stage(shared), shared).orElseThrow()))
                .containsExactly(anna.user());
        assertThatThrownBy(() -> village.ask(Names.user(bert.user()), new UserCommand.RemoveUser(bert)))
                .hasMessageStartingWith("Could not find user");
    }

    @Test
    void whoRemovedHimselfWhileAStageLetHimInIsNotLeftThere() {
        village.holdPost();
        village.join(bert, stage);
        village.ask(Names.user(bert.user()), new UserCommand.RemoveUser(bert));
        village.deliver();
        assertThat(StageMember.KIND.all(village.stage(stage))).isEmpty();
        assertThat(StageUser.KIND.all(village.stage(stage))).isEmpty();
    }

    @Test
    void overridesOfWhatIsGoneGo() {
        Entity member = village.join(anna, stage);
        village.join(bert, stage);
        village.ask(
                Names.mix(bert.user(), stage),
                new MixCommand.SetOverride(
                        bert.user(),
                        stage,
                        ListenerOverride.MEMBER_VOLUME.kind().noun(),
                        member.id(),
                        bert.device(),
                        Map.of("volume", 2),
                        Map.of()));
        assertThat(mix(bert)).hasSize(2);
        village.ask(Names.mix(bert.user(), stage), new MixCommand.Forget(List.of(member.id())));
        assertThat(mix(bert)).hasSize(1);
        Id<ListenerOverride> left = new Id<>(mix(bert).getFirst().id().hex());
        String kind = ListenerOverride.MEMBER_VOLUME.kind().noun();
        village.ask(Names.mix(bert.user(), stage), new MixCommand.RemoveOverride(kind, left));
        assertThat(mix(bert)).isEmpty();
        assertThatThrownBy(() -> village.ask(Names.mix(bert.user(), stage), new MixCommand.RemoveOverride(kind, left)))
                .hasMessage("Unknown custom stage member volume " + left);
    }
}
