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
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.Password;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.AudioTrack;
import org.digitalstage.stage.model.CustomGroup;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.LogbookEntry;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.StageScene;
import org.digitalstage.stage.model.Track;
import org.digitalstage.stage.model.VideoTrack;
import org.junit.jupiter.api.Test;

/** What managers do to members, their devices and their tracks. */
class MembersTest {

    private final Village village = new Village();
    private final Actor anna = village.signIn(1);
    private final Actor bert = village.signIn(2);
    private final Actor carl = village.signIn(3);
    private final Id<Stage> stage = village.found(anna, 1);
    private final Entity member = village.join(bert, stage);

    private void settings(Map<String, Object> fields) {
        village.ask(
                Names.stage(stage),
                new OnStage.ChangeStage(
                        anna, Map.copyOf(fields), false, Password.NONE, List.of(bert.user(), carl.user()), NOW));
    }

    @Test
    void theSilencedStayMuted() {
        village.change(anna, stage, member, of("silenced", true));
        assertThat(village.now(stage, member).fields())
                .containsEntry("muted", true)
                .containsEntry("silenced", true);
        assertThatThrownBy(() -> village.change(anna, stage, member, of("muted", false)))
                .hasMessage("Expected a member who may be heard but this one is silenced");
        village.change(anna, stage, member, of("muted", true, "volume", 2));
        village.change(anna, stage, member, of("silenced", true));
        village.change(anna, stage, member, of("silenced", false));
        assertThat(village.now(stage, member).fields())
                .containsEntry("muted", false)
                .containsEntry("silenced", false);
        assertThat(LogbookEntry.KIND.all(village.stage(stage)).stream().map(LogbookEntry.ACTION::require))
                .containsExactly("silence", "unsilence");
        village.change(anna, stage, member, of("silenced", false, "muted", true));
        assertThat(village.now(stage, member).fields()).containsEntry("muted", true);
    }

    @Test
    void noSoundEditorSilencesAnAdminOrLiftsHisOwnSilence() {
        Entity admin = village.join(anna, stage);
        Entity other = village.join(carl, stage);
        settings(Map.of("soundEditors", List.of(bert.user().hex())));
        String refused = "User P2 has no privileges to change stage member ";
        assertThatThrownBy(() -> village.change(bert, stage, admin, of("silenced", true)))
                .hasMessage(refused + admin.id());
        assertThatThrownBy(() -> village.change(bert, stage, member, of("silenced", false)))
                .hasMessage(refused + member.id());
        assertThatThrownBy(() -> village.remove(bert, stage, admin))
                .hasMessage("User P2 has no privileges to remove stage member " + admin.id());
        village.change(bert, stage, other, of("silenced", true));
        village.change(anna, stage, admin, of("silenced", true));
        village.change(anna, stage, admin, of("silenced", false));
    }

    @Test
    void whoIsSwitchedOffIsOffOnAllDevicesThatAreThere() {
        village.change(anna, stage, member, of("active", false));
        assertThat(village.device(bert, stage).get("active")).isEqualTo(false);
        village.change(anna, stage, member, of("active", true));
        assertThat(village.device(bert, stage).get("active")).isEqualTo(true);
        village.ask(Names.user(bert.user()), new UserCommand.LeaveStage(bert));
        assertThatThrownBy(() -> village.change(anna, stage, member, of("active", true)))
                .hasMessage("Expected a member with a device that is online but there is none");
    }

    @Test
    void aDeviceThatIsSwitchedOffSendsNothing() {
        Entity sound = village.create(bert, stage, AudioTrack.KIND, Map.of());
        Entity picture = village.create(bert, stage, VideoTrack.KIND, Map.of());
        Entity device = village.device(bert, stage);
        village.change(anna, stage, device, of("active", true));
        assertThat(village.isThere(stage, sound)).isTrue();
        village.change(anna, stage, device, of("active", false));
        assertThat(village.isThere(stage, sound)).isFalse();
        assertThat(village.isThere(stage, picture)).isFalse();
        village.ask(Names.user(bert.user()), new UserCommand.LeaveStage(bert));
        assertThatThrownBy(() -> village.change(anna, stage, device, of("active", true)))
                .hasMessage("Expected a device that is online but it is not");
    }

    @Test
    void membersAreNumberedAndCalledLikeTheirPeople() {
        Entity second = village.join(carl, stage);
        assertThat(StageMember.INDEX.require(member)).isZero();
        assertThat(StageMember.INDEX.require(second)).isEqualTo(1);
        assertThat(StageMember.NAME.require(second)).isEqualTo("P3");
        village.ask(Names.user(carl.user()), new UserCommand.ChangeUser(carl, Map.of("name", "Carlo")));
        assertThat(StageMember.NAME.require(village.now(stage, second))).isEqualTo("Carlo");
    }

    @Test
    void aTrackIsFoundAgainByItsUuidOnItsOwnDevice() {
        Actor laptop = village.signIn(2, "laptop", "ov");
        set(bert, AudioTrack.KIND.noun(), "u");
        set(bert, AudioTrack.KIND.noun(), "u");
        set(bert, AudioTrack.KIND.noun(), "w");
        set(laptop, AudioTrack.KIND.noun(), "u");
        set(bert, VideoTrack.KIND.noun(), "u");
        assertThat(AudioTrack.KIND.all(village.stage(stage))).hasSize(3);
        assertThat(VideoTrack.KIND.all(village.stage(stage))).hasSize(1);
        Actor newer = new Actor(bert.user(), "P2", bert.device(), "newer");
        set(newer, AudioTrack.KIND.noun(), "u");
        Entity track = AudioTrack.KIND.all(village.stage(stage)).iterator().next();
        assertThat(Track.CONNECTION.require(track)).isEqualTo("newer");
        assertThat(Track.CREATED_AT.require(track)).isEqualTo(NOW);
        assertThat(Village.of("_id", track.id().hex())).isNotNull();
        assertThatThrownBy(() -> set(carl, AudioTrack.KIND.noun(), "u"))
                .hasMessage("No stage device found to assign audio track to");
    }

    @Test
    void aMemberWithoutGroupTakesOneLater() {
        assertThat(StageMember.GROUP_ID.of(member)).isEmpty();
        Entity group = village.create(anna, stage, Group.KIND, of());
        Entity after = village.join(bert, stage, new Id<>(group.id().hex()), null);
        assertThat(after.id()).isEqualTo(member.id());
        assertThat(StageMember.GROUP_ID.require(after).hex())
                .isEqualTo(group.id().hex());
    }

    private void set(Actor actor, String kind, String uuid) {
        village.ask(Names.stage(stage), new OnStage.SetTrack(actor, kind, of("uuid", uuid), NOW));
    }

    @Test
    void aGroupIsHeardByAnotherInOneWay() {
        Entity choir = village.create(anna, stage, Group.KIND, of("volume", 0.5));
        Entity band = village.create(anna, stage, Group.KIND, of("volume", 0.25));
        hears(anna, choir, band, of("muted", true));
        hears(anna, choir, band, of("volume", 3));
        Entity custom = CustomGroup.KIND.all(village.stage(stage)).iterator().next();
        assertThat(CustomGroup.KIND.all(village.stage(stage))).hasSize(1);
        assertThat(custom.fields())
                .containsEntry("muted", true)
                .containsEntry("volume", 3)
                .containsEntry("x", 0);
        hears(anna, band, choir, of());
        assertThat(CustomGroup.KIND.all(village.stage(stage)).stream()
                        .map(each -> each.get("volume"))
                        .map(String::valueOf))
                .containsExactly("3", "0.5");
        assertThatThrownBy(() -> hears(bert, choir, band, of()))
                .hasMessage("User P2 has no privileges to set custom group " + choir.id());
        village.ask(
                Names.stage(stage),
                new OnStage.SetCustomGroup(anna, new Id<>(custom.id().hex()), null, null, of("volume", 1)));
        assertThat(village.now(stage, custom).get("volume")).isEqualTo(1);
        village.remove(anna, stage, band);
        assertThat(CustomGroup.KIND.all(village.stage(stage))).isEmpty();
        assertThatThrownBy(() -> hears(anna, choir, band, of())).hasMessage("Unknown group " + band.id());
        assertThatThrownBy(() -> village.ask(
                        Names.stage(stage),
                        new OnStage.SetCustomGroup(anna, new Id<>(custom.id().hex()), null, null, of())))
                .hasMessage("Unknown custom group " + custom.id());
    }

    private void hears(Actor actor, Entity group, Entity target, Map<String, Object> fields) {
        village.ask(
                Names.stage(stage),
                new OnStage.SetCustomGroup(
                        actor,
                        null,
                        new Id<>(group.id().hex()),
                        new Id<>(target.id().hex()),
                        fields));
    }

    @Test
    void aSceneBringsAllBackToWhereTheyStood() {
        village.change(anna, stage, member, of("x", 3, "solo", true));
        Entity scene = village.create(anna, stage, StageScene.KIND, of("label", "Finale"));
        Entity later = village.join(carl, stage);
        village.change(anna, stage, member, of("x", 9, "solo", false, "volume", 2));
        village.change(anna, stage, later, of("x", 5));
        settings(Map.of("sceneId", scene.id().hex()));
        assertThat(village.now(stage, member).fields())
                .containsEntry("x", 3)
                .containsEntry("solo", true)
                .containsEntry("volume", 2);
        assertThat(village.now(stage, later).fields()).containsEntry("x", 5);
        assertThatThrownBy(() -> settings(Map.of("sceneId", member.id().hex())))
                .hasMessage("Unknown scene " + member.id());
    }
}
