package org.digitalstage.stage.model.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.stage.model.AudioTrack;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.ListenerOverride;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.VideoTrack;
import org.digitalstage.stage.model.protocol.ClientCommand.CustomGroupWish;
import org.digitalstage.stage.model.protocol.ClientCommand.GroupWish;
import org.digitalstage.stage.model.protocol.ClientCommand.NewPassword;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ProtocolTest {

    private static final String A = "0123456789abcdef00000000";
    private static final String B = "0123456789abcdef00000001";

    /** The 52 of the original without {@code token} and {@code router}, which sign in. */
    private static final List<String> ORIGINAL = List.of(
            "create-audio-track",
            "change-audio-track",
            "remove-audio-track",
            "create-video-track",
            "change-video-track",
            "remove-video-track",
            "change-user",
            "remove-user",
            "change-device",
            "remove-device",
            "set-sound-card",
            "change-sound-card",
            "send-message",
            "remove-sound-card",
            "encode-invite",
            "revoke-invite",
            "decode-invite",
            "create-stage",
            "change-stage",
            "remove-stage",
            "create-group",
            "change-group",
            "remove-group",
            "set-custom-group-position",
            "set-custom-group-volume",
            "remove-custom-group-position",
            "remove-custom-group-volume",
            "change-stage-member",
            "remove-stage-member",
            "set-custom-stage-member-position",
            "set-custom-stage-member-volume",
            "remove-custom-stage-member-position",
            "remove-custom-stage-member-volume",
            "change-stage-device",
            "remove-stage-device",
            "set-custom-stage-device-position",
            "set-custom-stage-device-volume",
            "remove-custom-stage-device-position",
            "remove-custom-stage-device-volume",
            "set-audio-track-position",
            "set-audio-track-volume",
            "remove-audio-track-position",
            "remove-audio-track-volume",
            "join-stage",
            "leave-stage",
            "leave-stage-for-good",
            "send-p2p-restart",
            "send-p2p-offer",
            "send-p2p-answer",
            "send-ice-candidate");

    /** What its later clients say, too. */
    private static final List<String> LATER = List.of(
            "set-audio-track",
            "set-video-track",
            "set-custom-group",
            "remove-custom-group",
            "create-scene",
            "change-scene",
            "remove-scene",
            "forget-stage");

    private static final List<String> OURS = List.of(
            "renew-token",
            "state-hash",
            "ban-user",
            "unban-user",
            "hand-over-stage",
            "close-stage",
            "open-stage",
            "close-user",
            "open-user",
            "restrict-user");

    @Test
    void theseCommandsAreKnownAndNoOthers() {
        assertThat(Protocol.commands())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ORIGINAL, LATER, OURS).flatMap(List::stream).toList());
    }

    @TestFactory
    Stream<DynamicTest> goodPayloadsAreRead() {
        return Stream.concat(good(), goodOfLater())
                .map(example -> DynamicTest.dynamicTest(example.name() + " " + example.expected(), example::check));
    }

    /** So that nobody adds one that nobody reads. */
    @Test
    void everyCommandOfClientsIsReadFromSomething() {
        assertThat(Stream.concat(good(), goodOfLater())
                        .map(example -> (Object) example.expected().getClass())
                        .distinct())
                .containsExactlyInAnyOrder((Object[]) ClientCommand.class.getPermittedSubclasses());
    }

    /** Whatever a field may not be, in whatever command, is refused with its name; what it may be else is not looked at. */
    @TestFactory
    Stream<DynamicTest> noFieldOfAnyCommandIsTakenUnseen() {
        return Protocol.declarations().stream()
                .filter(command -> command.argument() instanceof Argument.Fields)
                .map(command -> DynamicTest.dynamicTest(
                        command.name(), () -> fields(command.name(), (Argument.Fields) command.argument())));
    }

    private static void fields(String command, Argument.Fields fields) {
        for (Field<?> needed : fields.needed()) {
            assertThatThrownBy(() -> Protocol.parse(command, List.of(without(needed, fields))))
                    .as("without %s", needed.name())
                    .isInstanceOf(Rejected.class);
        }
        for (Field<?> field : fields.all().values()) {
            Map<String, Object> wrong = without(field, fields);
            wrong.put(field.name(), field.bounds().fit(STRANGE) == null ? STRANGE : "\u001b".repeat(70_000));
            assertThatThrownBy(() -> Protocol.parse(command, List.of(wrong)))
                    .as("%s is strange", field.name())
                    .isInstanceOf(Rejected.class);
        }
    }

    private static final Object STRANGE = List.of(Map.of("strange", List.of(1)));

    /** All that is needed but this one. */
    private static Map<String, Object> without(Field<?> left, Argument.Fields fields) {
        Map<String, Object> some = new LinkedHashMap<>();
        fields.needed().stream()
                .filter(needed -> !needed.equals(left))
                .forEach(needed -> some.put(needed.name(), fitting(needed)));
        return some;
    }

    private static Object fitting(Field<?> field) {
        return Stream.of(A, "input", true, 1, Map.of())
                .filter(value -> field.bounds().fit(value) != null)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Good> good() {
        return Stream.of(
                reads("change-user", map("name", "Jo"), new ClientCommand.ChangeUser(map("name", "Jo"))),
                reads(
                        "change-device",
                        map("_id", A, "volume", 0.5, "online", true, "userId", B, "x", 1),
                        new ClientCommand.Change(Device.KIND, new Id<>(A), map("volume", 0.5, "x", 1))),
                reads(
                        "set-sound-card",
                        map("audioDriver", "jack", "type", "input", "uuid", "u", "deviceId", A),
                        new ClientCommand.SetSoundCard(map("audioDriver", "jack", "type", "input", "uuid", "u"))),
                reads(
                        "create-stage",
                        map("name", "Bühne", "admins", List.of(), "audioRouter", A),
                        new ClientCommand.CreateStage(map("name", "Bühne"), new NewPassword.Kept())),
                reads(
                        "change-stage",
                        map("_id", A, "width", 30, "password", "********"),
                        new ClientCommand.ChangeStage(new Id<>(A), map("width", 30), new NewPassword.Kept())),
                reads(
                        "change-stage",
                        map("_id", A, "password", "pw"),
                        new ClientCommand.ChangeStage(new Id<>(A), map(), new NewPassword.Given(new Secret("pw")))),
                reads(
                        "change-stage",
                        map("_id", A, "password", null),
                        new ClientCommand.ChangeStage(new Id<>(A), map(), new NewPassword.Cleared())),
                reads(
                        "change-stage",
                        map("_id", A, "password", ""),
                        new ClientCommand.ChangeStage(new Id<>(A), map(), new NewPassword.Cleared())),
                reads("remove-stage", A, new ClientCommand.RemoveStage(new Id<>(A))),
                reads(
                        "create-group",
                        map("stageId", A, "name", "Alto"),
                        new ClientCommand.Create(Group.KIND, new Id<>(A), map("name", "Alto"))),
                reads(
                        "change-group",
                        map("_id", B, "stageId", A, "muted", true),
                        new ClientCommand.Change(Group.KIND, new Id<>(B), map("muted", true))),
                reads("remove-group", B, new ClientCommand.Remove(Group.KIND, new Id<>(B))),
                reads(
                        "change-stage-member",
                        map("_id", B, "userId", A, "groupId", A, "x", 3),
                        new ClientCommand.Change(StageMember.KIND, new Id<>(B), map("x", 3))),
                reads(
                        "create-audio-track",
                        map("stageId", A, "type", "browser", "trackId", "t", "localAudioTrackId", "l"),
                        new ClientCommand.Create(AudioTrack.KIND, new Id<>(A), map("type", "browser", "trackId", "t"))),
                reads(
                        "set-custom-stage-member-volume",
                        map("stageMemberId", B, "deviceId", A, "volume", 2),
                        new ClientCommand.SetOverride(
                                ListenerOverride.MEMBER_VOLUME, new Id<>(B), new Id<>(A), map("volume", 2))),
                reads(
                        "set-custom-stage-member-position",
                        map("stageMemberId", B, "deviceId", null, "x", 2),
                        new ClientCommand.SetOverride(
                                ListenerOverride.MEMBER_POSITION, new Id<>(B), null, map("x", 2))),
                reads("send-message", "Hello", new ClientCommand.SendMessage("Hello")),
                reads(
                        "send-ice-candidate",
                        map("from", A, "to", B, "iceCandidate", null),
                        new ClientCommand.SendSignal(
                                PeerSignal.CANDIDATE,
                                new Id<>(A),
                                new Id<>(B),
                                map("from", A, "to", B, "iceCandidate", null))),
                reads(
                        "send-p2p-offer",
                        map("from", A, "to", B, "offer", map("sdp", "v=0", "type", "offer"), "initial", true),
                        new ClientCommand.SendSignal(
                                PeerSignal.OFFER,
                                new Id<>(A),
                                new Id<>(B),
                                map("from", A, "to", B, "offer", map("sdp", "v=0", "type", "offer"), "initial", true))),
                reads("renew-token", "jwt", new ClientCommand.RenewToken(new Secret("jwt"))),
                reads("renew-token", map("token", "jwt"), new ClientCommand.RenewToken(new Secret("jwt"))),
                reads("state-hash", null, new ClientCommand.AskStateHash()),
                reads("leave-stage", null, new ClientCommand.LeaveStage()));
    }

    private static Stream<Good> goodOfLater() {
        Id<Stage> stage = new Id<>(A);
        return Stream.of(
                reads(
                        "set-video-track",
                        map("stageId", A, "uuid", "u", "type", "browser", "userId", B),
                        new ClientCommand.SetTrack(VideoTrack.KIND, stage, map("type", "browser", "uuid", "u"))),
                reads(
                        "set-custom-group",
                        map("groupId", A, "targetGroupId", B, "volume", 2),
                        new ClientCommand.SetCustomGroup(
                                new CustomGroupWish.Between(new Id<>(A), new Id<>(B)), map("volume", 2))),
                reads(
                        "set-custom-group",
                        map("_id", A, "muted", true),
                        new ClientCommand.SetCustomGroup(new CustomGroupWish.Known(new Id<>(A)), map("muted", true))),
                reads(
                        "remove-audio-track-volume",
                        B,
                        new ClientCommand.RemoveOverride(ListenerOverride.TRACK_VOLUME, new Id<>(B))),
                reads("remove-user", null, new ClientCommand.RemoveUser()),
                reads(
                        "join-stage",
                        map("stageId", A, "groupId", null, "code", "AB12"),
                        new ClientCommand.JoinStage(stage, new GroupWish.None(), null, new Secret("AB12"))),
                reads("forget-stage", A, new ClientCommand.LeaveForGood(stage)),
                reads(
                        "encode-invite",
                        map("stageId", A, "groupId", B),
                        new ClientCommand.MakeInvite(stage, new Id<>(B), false)),
                reads("revoke-invite", map("stageId", A), new ClientCommand.MakeInvite(stage, null, true)),
                reads("decode-invite", "AB12", new ClientCommand.DecodeInvite(new Secret("AB12"))),
                reads(
                        "unban-user",
                        map("stageId", A, "userId", B),
                        new ClientCommand.BanUser(stage, new Id<>(B), false)),
                reads(
                        "hand-over-stage",
                        map("stageId", A, "userId", B),
                        new ClientCommand.HandOverStage(stage, new Id<>(B))),
                reads("close-stage", A, new ClientCommand.CloseStage(stage, true)),
                reads("open-user", B, new ClientCommand.CloseUser(new Id<>(B), false)),
                reads(
                        "restrict-user",
                        map("_id", B, "canCreateStage", false),
                        new ClientCommand.RestrictUser(new Id<>(B), false)));
    }

    @TestFactory
    Stream<DynamicTest> aPayloadOfTheWrongTypeIsRefusedByEveryCommand() {
        return Protocol.commands().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    for (Object wrong : new Object[] {7, true, List.of(1), 1.5}) {
                        assertThatThrownBy(() -> Protocol.parse(name, List.of(wrong)))
                                .isInstanceOf(Rejected.class)
                                .hasMessageStartingWith("Expected ");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> badPayloadsAreRefusedWithASentence() {
        String long2000 = "x".repeat(2001);
        return Stream.of(
                        bad(
                                "change-user",
                                map("name", long2000),
                                "Expected name to be a text of 1 to 100 characters on one line"),
                        bad("change-user", null, "Expected the payload to be an object but got nothing"),
                        bad(
                                "change-device",
                                map("volume", 1),
                                "Expected _id to be an id of 24 hex digits but got nothing"),
                        bad(
                                "change-device",
                                map("_id", "12"),
                                "Expected _id to be an id of 24 hex digits but got a text of 2"),
                        bad("set-sound-card", map("type", "input", "uuid", "u"), "audioDriver is missing"),
                        bad("set-sound-card", map("audioDriver", "a", "uuid", "u"), "type is missing"),
                        bad("set-sound-card", map("audioDriver", "a", "type", "input"), "uuid is missing"),
                        bad(
                                "create-stage",
                                map("password", "********"),
                                "Expected a password but got the sign for a hidden"),
                        bad("create-stage", map("password", 5), "Expected password to be"),
                        bad("create-stage", map("audioType", "a.$b"), "Expected audioType to be"),
                        bad(
                                "change-stage",
                                map("_id", A, "admins", List.of()),
                                "Expected admins to be a list of 1 to 300"),
                        bad("remove-stage", "nope", "Expected the payload to be an id"),
                        bad("create-group", map("name", "A"), "Missing stage ID"),
                        bad("create-audio-track", map(), "Missing stage ID"),
                        bad("join-stage", map("stageId", "nope"), "Not found"),
                        bad("join-stage", map(), "Not found"),
                        bad("join-stage", map("stageId", A, "groupId", 5), "Not found"),
                        bad("join-stage", map("stageId", A, "password", 5), "Expected password to be"),
                        bad("send-message", long2000, "Expected the payload to be a text of 1 to 2000"),
                        bad("send-message", "", "Expected the payload to be a text of 1 to 2000"),
                        bad(
                                "send-p2p-offer",
                                map("from", A, "to", B),
                                "Expected offer to be an object but got nothing"),
                        bad(
                                "send-p2p-offer",
                                map("from", A, "to", B, "offer", map("sdp", "x".repeat(65_536))),
                                "Expected offer to be JSON of at most 65536 bytes"),
                        bad("send-ice-candidate", map("to", B, "iceCandidate", null), "Expected from to be an id"),
                        bad("set-custom-stage-member-volume", map("volume", 1), "Expected stageMemberId to be an id"),
                        bad("leave-stage", map(), "Expected the payload to be empty"))
                .map(example -> DynamicTest.dynamicTest(example.name() + ": " + example.sentence(), example::check));
    }

    @TestFactory
    Stream<DynamicTest> textsThatNobodySeesOrThatAreNoneAreRefused() {
        String name = "Expected name to be a text of 1 to 100 characters on one line but got ";
        String title = "Expected name to be a text of at most 100 characters on one line but got ";
        return Stream.of(
                        bad("change-user", map("name", ""), name + "a text of 0 characters"),
                        bad("change-user", map("name", " "), name + "nothing that can be seen"),
                        bad("change-user", map("name", "\u200b\u200b"), name + "nothing that can be seen"),
                        bad("change-user", map("name", "A\nB"), name + "several lines"),
                        bad("change-user", map("name", "A\0B"), name + "a control character"),
                        bad("change-user", map("name", "\u001b[31mred"), name + "a control character"),
                        bad("change-user", map("name", "\u202eannA"), name + "signs that turn round"),
                        bad("change-user", map("name", "\ud83d"), name + "half a character"),
                        bad("change-user", map("avatarUrl", "javascript:x"), "Expected avatarUrl to be an https"),
                        bad("create-stage", map("name", "\u2800"), title + "nothing that can be seen"),
                        bad("create-stage", map("description", "\u0007"), "Expected description to be a text"),
                        bad("create-stage", map("iconUrl", "data:image/png,x"), "Expected iconUrl to be an https"),
                        bad("create-stage", map("ovAmbientSoundUrl", "file:///x"), "Expected ovAmbientSoundUrl to be"),
                        bad("create-stage", map("x", map("\udc00", 1)), "Expected field names of at most 100"),
                        bad("create-stage", map("x", "\udc00"), "Expected text but got half a character"),
                        bad("create-stage", map("password", "\ud83d"), "Expected password to be a text of at most 200"),
                        bad("join-stage", map("stageId", A, "password", "\ud83d"), "Expected password to be a text"),
                        bad("create-group", map("stageId", A, "name", "\u3164"), title + "nothing that can be seen"),
                        bad("create-group", map("stageId", A, "color", "red\0"), "Expected color to be a text"),
                        bad("create-group", map("stageId", A, "iconUrl", "JAVASCRIPT:x"), "Expected iconUrl to be"),
                        bad("create-audio-track", map("stageId", A, "type", "a\nb"), "Expected type to be a text"),
                        bad(
                                "create-audio-track",
                                map("stageId", A, "name", "\u001b[2J"),
                                "Expected text but got a control"),
                        bad("change-device", map("_id", A, "name", "\u00ad"), title + "nothing that can be seen"),
                        bad(
                                "change-device",
                                map("_id", A, "inputAudioDevices", List.of("\0")),
                                "Expected text but got"),
                        bad("set-sound-card", card("uuid", "\ud83d"), "Expected uuid to be a text of 1 to 200"),
                        bad("set-sound-card", card("label", "\ud83d"), "Expected label to be a text of at most 200"),
                        bad(
                                "send-message",
                                " \n\u200b",
                                "Expected the payload to be a text of 1 to 2000 characters but got"),
                        bad(
                                "send-message",
                                "\u202e",
                                "Expected the payload to be a text of 1 to 2000 characters but got"),
                        bad("renew-token", "\ud83d", "Expected token to be a text"),
                        bad("send-p2p-offer", offer("\ud83d"), "Expected text but got half a character"),
                        bad("send-p2p-offer", offer("\0"), "Expected text but got a control character"))
                .map(example -> DynamicTest.dynamicTest(example.name() + ": " + example.sentence(), example::check));
    }

    /** The original clients send such. */
    @TestFactory
    Stream<DynamicTest> textsThatClientsMayWellSendAreTaken() {
        Map<String, Object> labels = map("inputAudioDevices", List.of(map("id", "", "label", "Bu\u0308hne \u0092")));
        return Stream.of(
                        reads("change-user", map("name", "Zoe\u0308 🎻 "), user(map("name", "Zoë 🎻 "))),
                        reads("change-user", map("avatarUrl", ""), user(map("avatarUrl", ""))),
                        reads("change-user", map("avatarUrl", null), user(map("avatarUrl", null))),
                        reads(
                                "change-device",
                                with(labels, "_id", A),
                                new ClientCommand.Change(Device.KIND, new Id<>(A), labels)),
                        reads(
                                "change-device",
                                map("_id", A, "name", ""),
                                new ClientCommand.Change(Device.KIND, new Id<>(A), map("name", ""))),
                        reads(
                                "set-sound-card",
                                card("label", "Mikrofon (Bu\u0308hne®)"),
                                new ClientCommand.SetSoundCard(card("label", "Mikrofon (Bu\u0308hne®)"))),
                        reads(
                                "create-stage",
                                map("name", "", "description", "a\r\nb\tc", "iconUrl", null),
                                new ClientCommand.CreateStage(
                                        map("name", "", "description", "a\r\nb\tc", "iconUrl", null),
                                        new NewPassword.Kept())),
                        reads(
                                "send-message",
                                "Hallo\nalle 👩‍👩‍👧‍👦",
                                new ClientCommand.SendMessage("Hallo\nalle 👩‍👩‍👧‍👦")))
                .map(example -> DynamicTest.dynamicTest(example.name() + " " + example.expected(), example::check));
    }

    private static ClientCommand user(Map<String, Object> fields) {
        return new ClientCommand.ChangeUser(fields);
    }

    private static Map<String, Object> card(String field, String value) {
        return with(map("audioDriver", "jack", "type", "input", "uuid", "u"), field, value);
    }

    private static Map<String, Object> offer(String sdp) {
        return map("from", A, "to", B, "offer", map("type", "offer", "sdp", sdp));
    }

    private static Map<String, Object> with(Map<String, Object> good, String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(good);
        more.put(field, value);
        return more;
    }

    @Test
    void anUnknownCommandIsNamed() {
        for (String name : new String[] {"create-video", "constructor", "disconnect", "token", ""}) {
            assertThatThrownBy(() -> Protocol.parse(name, List.of()))
                    .isInstanceOf(Rejected.class)
                    .hasMessage("Unknown command " + name);
        }
        assertThatThrownBy(() -> Protocol.parse("x".repeat(5000), List.of()))
                .hasMessage("Unknown command " + "x".repeat(100) + "...");
    }

    @Test
    void furtherArgumentsAreToleratedWhereTheyAreNothing() {
        assertThat(Protocol.parse("leave-stage", Arrays.asList((Object) null)))
                .isEqualTo(new ClientCommand.LeaveStage());
        assertThat(Protocol.parse("remove-group", Arrays.asList(B, null)))
                .isEqualTo(new ClientCommand.Remove(Group.KIND, new Id<>(B)));
        assertThatThrownBy(() -> Protocol.parse("remove-group", List.of(B, B)))
                .hasMessage("Expected one argument but got 2");
    }

    @Test
    void aGroupThatIsNotSaidIsNotTheSameAsNone() {
        assertThat(join(map("stageId", A)).group()).isEqualTo(new GroupWish.Unsaid());
        assertThat(join(map("stageId", A, "groupId", null)).group()).isEqualTo(new GroupWish.None());
        assertThat(join(map("stageId", A, "groupId", B)).group()).isEqualTo(new GroupWish.Chosen(new Id<>(B)));
    }

    @Test
    void secretsDoNotShowThemselves() {
        assertThat(join(map("stageId", A, "password", "open sesame")).toString())
                .doesNotContain("sesame");
        assertThat(Protocol.parse("renew-token", List.of("a.b.c")).toString()).doesNotContain("a.b.c");
        assertThat(Protocol.parse("create-stage", List.of(map("password", "open sesame")))
                        .toString())
                .doesNotContain("sesame");
    }

    private static ClientCommand.JoinStage join(Map<String, Object> payload) {
        return (ClientCommand.JoinStage) Protocol.parse("join-stage", List.of(payload));
    }

    private static Good reads(String name, Object payload, ClientCommand expected) {
        return new Good(name, payload, expected);
    }

    private static Bad bad(String name, Object payload, String sentence) {
        return new Bad(name, payload, sentence);
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private record Good(String name, Object payload, ClientCommand expected) {
        void check() {
            assertThat(Protocol.parse(name, Arrays.asList(payload))).isEqualTo(expected);
        }
    }

    private record Bad(String name, Object payload, String sentence) {
        void check() {
            assertThatThrownBy(() -> Protocol.parse(name, Arrays.asList(payload)))
                    .isInstanceOf(Rejected.class)
                    .hasMessageStartingWith(sentence)
                    .hasMessageNotContaining("xxx");
        }
    }
}
