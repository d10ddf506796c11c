package org.digitalstage.stage.model.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.kind.View;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.ListenerOverride;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.StageUser;
import org.digitalstage.stage.model.User;
import org.junit.jupiter.api.Test;

class StagePackageTest {

    private static final Id<Stage> STAGE = Id.own(1);
    private static final Id<User> ANNA = Id.own(2);
    private static final Set<String> INSIDE =
            Set.of("stage/" + STAGE.hex() + "/inside", "stage/" + STAGE.hex() + "/listed");
    private static final Entity USER = new Entity("user", ANNA, Map.of("stageId", STAGE.hex(), "stageMemberId", "m"));

    @Test
    void everyKeyIsThereAndInOrder() {
        State stage = stage(null);
        assertThat(StagePackage.of(USER, stage, null, View.PUBLIC).keySet())
                .containsExactly(
                        "stageId",
                        "groupId",
                        "stageMemberId",
                        "stage",
                        "groups",
                        "users",
                        "stageMembers",
                        "stageDevices",
                        "audioTracks",
                        "videoTracks",
                        "customGroups",
                        "scenes",
                        "customGroupVolumes",
                        "customGroupPositions",
                        "customStageMemberVolumes",
                        "customStageMemberPositions",
                        "customStageDeviceVolumes",
                        "customStageDevicePositions",
                        "customAudioTrackVolumes",
                        "customAudioTrackPositions");
    }

    @Test
    void onlyAdminsGetWhatIsAtTheDesk() {
        assertThat(StagePackage.shared(stage(null), View.PUBLIC)).doesNotContainKeys("bans", "logbook");
        assertThat(StagePackage.shared(stage(null), View.ADMIN)).containsKeys("bans", "logbook");
    }

    @Test
    void noGroupIsSaidAsNull() {
        assertThat(StagePackage.place(USER)).containsEntry("groupId", null);
    }

    @Test
    void listsHoldTheWireFormOfEachEntity() {
        Map<String, Object> shared = new HashMap<>(StagePackage.shared(stage("hash"), View.ADMIN));
        assertThat(shared.get("users")).isEqualTo(List.of(Map.of("_id", ANNA.hex(), "name", "Anna")));
        assertThat(shared.get("audioTracks")).isEqualTo(List.of());
        assertThat(shared.get("stage").toString()).contains("********").doesNotContain("hash=");
    }

    @Test
    void overridesAreThoseOfTheListener() {
        AggregateId id = new AggregateId("mix", ANNA.hex() + "/" + STAGE.hex());
        State mix = State.empty(id)
                .with(List.of(ListenerOverride.MEMBER_VOLUME.kind().added(Id.own(9), Map.of("volume", 2))));
        assertThat(StagePackage.overrides(mix).get("customStageMemberVolumes"))
                .isEqualTo(List.of(Map.of("_id", Id.own(9).hex(), "volume", 2)));
    }

    @Test
    void theSameEntitiesHaveTheSameHashInWhateverOrder() {
        State one = stage(null);
        State other = State.empty(one.aggregate())
                .with(List.of(
                        StageUser.KIND.added(new Id<>(ANNA.hex()), Map.of("name", "Anna")),
                        StageMember.KIND.added(Id.of(STAGE, 2), Map.of("userId", ANNA.hex(), "volume", 1.0)),
                        Group.KIND.added(Id.of(STAGE, 1), Map.of("name", "Alto")),
                        Stage.KIND.added(STAGE, secret(null))));
        assertThat(StateHash.of(one, INSIDE))
                .isEqualTo(StateHash.of(other, INSIDE))
                .hasSize(64);
    }

    @Test
    void theHashIsOfWhatTheSessionSees() {
        State stage = stage("hash");
        Set<String> listed = Set.of("stage/" + STAGE.hex() + "/listed");
        Set<String> admin = Set.of("stage/" + STAGE.hex() + "/listed", "stage/" + STAGE.hex() + "/admins");
        assertThat(StateHash.visible(stage, listed))
                .containsOnlyKeys(STAGE.hex(), Id.of(STAGE, 1).hex());
        assertThat(StateHash.of(stage, listed)).isEqualTo(StateHash.of(stage(null), listed));
        assertThat(StateHash.of(stage, listed)).isNotEqualTo(StateHash.of(stage, admin));
        assertThat(StateHash.of(stage, Set.of()))
                .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    private static State stage(String hash) {
        return State.empty(new AggregateId("stage", STAGE.hex()))
                .with(List.of(
                        Stage.KIND.added(STAGE, secret(hash)),
                        Group.KIND.added(Id.of(STAGE, 1), Map.of("name", "Alto")),
                        StageMember.KIND.added(Id.of(STAGE, 2), Map.of("volume", 1, "userId", ANNA.hex())),
                        StageUser.KIND.added(new Id<>(ANNA.hex()), Map.of("name", "Anna"))));
    }

    private static Map<String, Object> secret(String hash) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("name", "Bach"));
        fields.put("passwordHash", hash);
        return fields;
    }
}
