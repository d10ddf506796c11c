package org.digitalstage.stage.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.View;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a new entity looks like on the wire, against the protocol of the original server. */
class DefaultsTest {

    private static final Map<String, Object> VOLUME = map("volume", 1, "muted", false);
    private static final Map<String, Object> POSITION =
            map("x", 0, "y", -1, "z", 0, "rX", 0, "rY", 0, "rZ", -180, "directivity", "cardoid");
    private static final Map<String, Object> CENTRED =
            map("x", 0, "y", 0, "z", 0, "rX", 0, "rY", 0, "rZ", 0, "directivity", "omni");
    private static final Map<String, Object> PERSON = map(
            "name",
            "",
            "avatarUrl",
            null,
            "canCreateStage",
            true,
            "stageId",
            null,
            "groupId",
            null,
            "stageMemberId",
            null);

    @TestFactory
    Stream<DynamicTest> aNewEntityHasTheDefaultsOfTheOriginal() {
        return Stream.of(
                        new Expected(User.KIND, PERSON),
                        new Expected(StageUser.KIND, PERSON),
                        new Expected(Device.KIND, device()),
                        new Expected(
                                SoundCard.KIND,
                                map(
                                        "audioEngine",
                                        "webaudio",
                                        "isDefault",
                                        false,
                                        "online",
                                        false,
                                        "sampleRate",
                                        48000),
                                map("sampleRates", List.of(48000), "periodSize", 96, "numPeriods", 2),
                                map("softwareLatency", null, "bufferSize", 512, "channels", List.of())),
                        new Expected(StageListing.KIND, map("admin", false, "member", false)),
                        new Expected(Stage.KIND, stage()),
                        new Expected(
                                Group.KIND,
                                map("name", "Unnamed group", "description", "", "iconUrl", null, "index", 0),
                                VOLUME,
                                CENTRED),
                        new Expected(
                                StageMember.KIND,
                                map("groupId", null, "name", "", "active", true, "isDirector", false),
                                map("solo", false, "silenced", false),
                                VOLUME,
                                POSITION),
                        new Expected(
                                StageDevice.KIND,
                                map("groupId", null, "active", false, "sendLocal", true),
                                VOLUME,
                                POSITION),
                        new Expected(AudioTrack.KIND, map("type", ""), VOLUME, POSITION),
                        new Expected(VideoTrack.KIND, map("type", "")),
                        new Expected(ChatMessage.KIND, map()),
                        new Expected(CustomGroup.KIND, VOLUME, CENTRED),
                        new Expected(StageScene.KIND, map("label", "")),
                        new Expected(Ban.KIND, map("name", "")),
                        new Expected(LogbookEntry.KIND, map("about", null)),
                        new Expected(Invite.KIND, map("groupId", null)),
                        new Expected(InviteCode.KIND, map()),
                        new Expected(ListenerOverride.GROUP_VOLUME.kind(), VOLUME),
                        new Expected(ListenerOverride.MEMBER_VOLUME.kind(), VOLUME),
                        new Expected(ListenerOverride.DEVICE_VOLUME.kind(), VOLUME),
                        new Expected(ListenerOverride.TRACK_VOLUME.kind(), VOLUME),
                        new Expected(ListenerOverride.GROUP_POSITION.kind(), POSITION),
                        new Expected(ListenerOverride.MEMBER_POSITION.kind(), POSITION),
                        new Expected(ListenerOverride.DEVICE_POSITION.kind(), POSITION),
                        new Expected(ListenerOverride.TRACK_POSITION.kind(), POSITION))
                .map(expected -> DynamicTest.dynamicTest(expected.kind().noun(), expected::check));
    }

    @Test
    void everyKindIsInThisTable() {
        Set<String> here = new HashSet<>();
        aNewEntityHasTheDefaultsOfTheOriginal().forEach(test -> here.add(test.getDisplayName()));
        assertThat(StageKinds.ALL.all()).allMatch(kind -> here.contains(kind.noun()));
    }

    private static Map<String, Object> device() {
        Map<String, Object> device = map("uuid", null, "requestSession", false, "name", "", "online", false);
        for (String no : List.of(
                "canAudio",
                "canVideo",
                "sendAudio",
                "sendVideo",
                "receiveAudio",
                "receiveVideo",
                "canOv",
                "ovRawMode",
                "ovRenderISM")) {
            device.put(no, false);
        }
        device.putAll(map("useP2P", true, "ovP2p", true, "ovRenderReverb", true, "ovReceiverType", "ortf"));
        device.putAll(map("audioEngine", "webaudio", "volume", 1, "balance", 0.5, "buffer", 4096, "egoGain", 1));
        device.putAll(
                map("inputSoundCardId", null, "outputSoundCardId", null, "soundCardId", null, "ovReverbGain", 0.4));
        return device;
    }

    private static Map<String, Object> stage() {
        Map<String, Object> stage = map("name", "", "description", "", "password", null, "iconUrl", null);
        stage.putAll(map(
                "admins", List.of(), "soundEditors", List.of(), "videoType", "mediasoup", "audioType", "mediasoup"));
        stage.putAll(map("videoRouter", null, "audioRouter", null, "width", 25, "length", 20, "height", 10));
        stage.putAll(map("reflection", 0.7, "absorption", 0.7, "render3DAudio", true, "renderReverb", false));
        stage.put("closed", false);
        stage.put("preferredPosition", map("lat", 50.110924, "lng", 8.682127));
        return stage;
    }

    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private record Expected(EntityKind<?> kind, Map<String, Object>... parts) {
        @SafeVarargs
        Expected {}

        void check() {
            Entity entity = new Entity(kind.noun(), Id.own(1), kind.filled(Map.of()));
            Map<String, Object> all = map("_id", Id.own(1).hex());
            for (Map<String, Object> part : parts) {
                all.putAll(part);
            }
            assertThat(kind.wire(entity, View.PUBLIC)).isEqualTo(all);
        }
    }
}
