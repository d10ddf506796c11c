package org.digitalstage.stage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.digitalstage.stage.model.DefaultsTest.map;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Told;
import org.digitalstage.platform.aggregate.kind.Trait;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class KindsOfTheStageTest {

    private static final Id<Stage> STAGE = Id.own(1);
    private static final Id<User> ANNA = Id.own(2);
    private static final Id<User> BERT = Id.own(3);

    /** No value of any field of any kind is one of these at once. */
    private static final List<Object> STRANGE = List.of(
            "x".repeat(20_000), 1e300, -1e300, Double.NaN, Double.POSITIVE_INFINITY, map("a", "x".repeat(20_000)));

    @TestFactory
    Stream<DynamicTest> everyWritableFieldRefusesWhatIsOutOfBounds() {
        return StageKinds.ALL.all().stream()
                .flatMap(kind -> kind.fields().values().stream()
                        .filter(field -> field.is(Trait.WRITABLE) || field.is(Trait.ON_CREATION))
                        .map(field -> DynamicTest.dynamicTest(kind + "." + field.name(), () -> refuses(kind, field))));
    }

    /** Neither from clients nor from routers; whatever a field is added for, its texts are whole. */
    @TestFactory
    Stream<DynamicTest> noFieldTakesHalfACharacterOrWhatSteersATerminal() {
        return StageKinds.ALL.all().stream()
                .flatMap(kind -> kind.fields().values().stream()
                        .map(field -> DynamicTest.dynamicTest(kind + "." + field.name(), () -> {
                            for (Object bad : List.of("\ud83d", "a\udc00", "\u001b[2J", "\0", List.of("\ud83d"))) {
                                assertThatThrownBy(() -> field.accept(bad)).isInstanceOf(Rejected.class);
                            }
                        })));
    }

    private static void refuses(EntityKind<?> kind, Field<?> field) {
        int refused = 0;
        for (Object value : STRANGE) {
            if (value instanceof Double && field.bounds().describe().startsWith("JSON")) {
                continue;
            }
            assertThatThrownBy(() -> kind.accept(Verb.CREATE, Map.of(field.name(), value)))
                    .isInstanceOf(Rejected.class)
                    .hasMessageStartingWith("Expected " + field.name() + " to be ")
                    .hasMessageNotContaining("xxx");
            refused++;
        }
        assertThat(refused).isPositive();
    }

    @TestFactory
    Stream<DynamicTest> whatTheServerSaysOfAnEntityNoClientCanSay() {
        return StageKinds.ALL.all().stream()
                .map(kind -> DynamicTest.dynamicTest(kind.noun(), () -> {
                    Map<String, Object> all = new HashMap<>(map("_id", "x", "__proto__", 1));
                    kind.fields().values().stream()
                            .filter(field -> !field.is(Trait.WRITABLE) && !field.is(Trait.ON_CREATION))
                            .forEach(field -> all.put(field.name(), "forged"));
                    assertThat(kind.accept(Verb.CREATE, all)).isEmpty();
                }));
    }

    @Test
    void onlyDevicesSoundCardsStagesAndTracksKeepUnknownFields() {
        assertThat(StageKinds.ALL.all().stream().filter(EntityKind::isOpen).map(EntityKind::noun))
                .containsExactlyInAnyOrder("device", "sound-card", "stage", "audio-track", "video-track");
    }

    @Test
    void eventNamesAreThoseOfTheOriginal() {
        Set<String> names = new HashSet<>();
        StageKinds.ALL.all().stream()
                .filter(kind -> !kind.code().isEmpty())
                .forEach(kind -> kind.told().forEach(told -> names.add(kind.code() + told.suffix())));
        Set<String> expected = new HashSet<>(Set.of("u-a", "u-c", "c"));
        for (String code : List.of(
                "d", "sc", "s", "g", "sm", "sd", "a", "v", "c-g-p", "c-g-v", "c-sm-p", "c-sm-v", "c-sd-p", "c-sd-v",
                "c-a-p", "c-a-v", "c-g", "ss", "sb", "sl")) {
            expected.addAll(List.of(code + "-a", code + "-c", code + "-r"));
        }
        assertThat(names).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aPersonIsNeverToldAsRemoved() {
        assertThat(User.KIND.told()).containsExactly(Told.CHANGED);
        assertThat(StageUser.KIND.told()).doesNotContain(Told.REMOVED);
    }

    @Test
    void whatIsInsideAStageIsForThoseInside() {
        AggregateId stage = new AggregateId("stage", STAGE.hex());
        String key = "stage/" + STAGE.hex();
        Set<String> listed = Set.of(key + "/listed");
        assertThat(StageKinds.ALL.all().stream()
                        .filter(kind -> kind.view(stage, listed).isPresent())
                        .map(EntityKind::noun))
                .containsExactlyInAnyOrder("stage", "group", "chat-message");
        Set<String> inside = Set.of(key + "/inside");
        assertThat(StageKinds.ALL.all().stream()
                        .filter(kind -> kind.view(stage, inside).isPresent())
                        .map(EntityKind::noun))
                .containsExactlyInAnyOrder(
                        "stage-user",
                        "stage-member",
                        "stage-device",
                        "audio-track",
                        "video-track",
                        "custom-group",
                        "scene");
        assertThat(StageKinds.DESK).containsExactly(Ban.KIND, LogbookEntry.KIND);
        assertThat(StageKinds.LISTED).containsExactly(Stage.KIND, Group.KIND);
    }

    @Test
    void aMixIsForItsListenerOnly() {
        AggregateId mix = new AggregateId("mix", ANNA.hex() + "/" + STAGE.hex());
        assertThat(ListenerOverride.ALL).allSatisfy(override -> {
            assertThat(override.kind().view(mix, Set.of("user/" + ANNA.hex()))).isPresent();
            assertThat(override.kind().view(mix, Set.of("user/" + BERT.hex(), "stage/" + STAGE.hex() + "/inside")))
                    .isEmpty();
        });
    }

    @Test
    void wherePeopleAreListedIsForNobody() {
        AggregateId person = new AggregateId("user", ANNA.hex());
        assertThat(StageListing.KIND.view(person, Set.of("user/" + ANNA.hex()))).isEmpty();
    }

    @Test
    void rightsFollowTheStage() {
        State stage = stage();
        Entity track = new Entity("audio-track", Id.of(STAGE, 9), map("userId", BERT.hex()));
        assertThat(Who.ADMIN.allows(ANNA, stage, Optional.empty())).isTrue();
        assertThat(Who.ADMIN.allows(BERT, stage, Optional.empty())).isFalse();
        assertThat(Who.MANAGER.allows(BERT, stage, Optional.empty())).isTrue();
        assertThat(Who.OWNER.allows(BERT, stage, Optional.of(track))).isTrue();
        assertThat(Who.OWNER.allows(ANNA, stage, Optional.of(track))).isFalse();
        assertThat(Who.OWNER_OR_MANAGER.allows(ANNA, stage, Optional.of(track))).isTrue();
        assertThat(Who.OWNER_OR_MANAGER.allows(Id.own(4), stage, Optional.of(track)))
                .isFalse();
        assertThat(Who.MEMBER.allows(BERT, stage, Optional.empty())).isTrue();
        assertThat(Who.MEMBER.allows(ANNA, stage, Optional.empty())).isFalse();
    }

    @Test
    void coloursOfGroupsDifferUntilAllAreUsed() {
        State stage = stage();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 360; i++) {
            String color = Group.freeColor(stage, () -> 350);
            assertThat(seen.add(color)).isTrue();
            stage = stage.with(List.of(Group.KIND.added(Id.of(STAGE, 100 + i), map("color", color))));
        }
        assertThat(seen).contains("hsla(350,70%,80%,1)", "hsla(0,70%,80%,1)");
        assertThat(Group.freeColor(stage, () -> 5)).isEqualTo("hsla(5,70%,80%,1)");
    }

    @Test
    void anOverrideBeginsWithWhatTheTargetHas() {
        Entity member = new Entity("stage-member", Id.of(STAGE, 3), map("volume", 0.5, "muted", true, "x", 3));
        assertThat(ListenerOverride.MEMBER_VOLUME.begin(member, map("volume", 2)))
                .isEqualTo(map("volume", 2, "muted", true));
        assertThat(ListenerOverride.MEMBER_POSITION.begin(member, map("y", 7)))
                .containsEntry("x", 3)
                .containsEntry("y", 7)
                .containsEntry("rZ", -180)
                .hasSize(7);
    }

    @Test
    void aRouterSaysOnlyHowToReachIt() {
        Map<String, Object> update =
                map("mediasoup", map("url", "wss://r", "port", 443), "ovPort", 9000, "name", "x", "admins", List.of());
        assertThat(RouterFields.accept(update))
                .isEqualTo(map("mediasoup", map("url", "wss://r", "port", 443), "ovPort", 9000));
        assertThatThrownBy(() -> RouterFields.accept(map("ovPort", 70_000))).isInstanceOf(Rejected.class);
        assertThat(RouterFields.accept(map("ovIpv4", "192.0.2.1", "ovIpv6", "2001:db8::1", "jammerIpv4", "")))
                .hasSize(3);
        for (Map<String, Object> bad : List.of(
                map("ovIpv4", "javascript:x()"),
                map("jammerIpv6", "a b"),
                map("jammerKey", "\0"),
                map("mediasoup", map("url", "javascript:x()")),
                map("ovAmbientSoundUrl", "data:,x"))) {
            assertThatThrownBy(() -> RouterFields.accept(bad)).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void removingAGroupTakesItsMembersAndWhatTheySend() {
        State stage = stage();
        List<Change> changes = StageKinds.ALL.removal(stage, Group.KIND, Id.of(STAGE, 1));
        assertThat(changes.stream().map(Change::kind))
                .containsExactly("audio-track", "stage-device", "stage-member", "group");
    }

    private static State stage() {
        Id<?> member = Id.of(STAGE, 2);
        return State.empty(new AggregateId("stage", STAGE.hex()))
                .with(List.of(
                        Stage.KIND.added(
                                STAGE, map("admins", List.of(ANNA.hex()), "soundEditors", List.of(BERT.hex()))),
                        Group.KIND.added(Id.of(STAGE, 1), map("stageId", STAGE.hex())),
                        StageMember.KIND.added(
                                Id.of(STAGE, 2),
                                map(
                                        "stageId",
                                        STAGE.hex(),
                                        "userId",
                                        BERT.hex(),
                                        "groupId",
                                        Id.of(STAGE, 1).hex())),
                        StageDevice.KIND.added(Id.of(STAGE, 3), map("stageMemberId", member.hex())),
                        AudioTrack.KIND.added(
                                Id.of(STAGE, 4),
                                map("stageDeviceId", Id.of(STAGE, 3).hex()))));
    }
}
