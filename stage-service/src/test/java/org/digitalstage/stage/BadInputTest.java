package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.digitalstage.stage.model.protocol.Protocol;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Promise 7, bad input gets a sentence: for every command there is, and nothing has changed afterwards. */
class BadInputTest {

    private static final String ANNA = "a1a1a1a1a1a1a1a1a1a1a1a1";
    private static final String BERT = "b1b1b1b1b1b1b1b1b1b1b1b1";
    private static final String NOBODY = "00112233445566778899aabb";

    /** Commands for which no payload, or an object without fields, is nothing wrong. */
    private static final Set<String> CONTENT_WITH_NOTHING =
            Set.of("leave-stage", "state-hash", "change-user", "create-stage");

    private static Theatre theatre;
    private static SocketClient anna;
    private static SocketClient bert;
    private static String stage;
    private static String group;
    private static String member;
    private static String track;

    @BeforeAll
    static void open() {
        theatre = new Theatre(1);
        anna = theatre.signIn(0, ANNA, "Anna");
        bert = theatre.signIn(0, BERT, "Bert");
        stage = id(anna.ask("create-stage", Map.of("name", "Probe")));
        group = id(anna.ask("create-group", Map.of("stageId", stage, "name", "Alt")));
        assertThat(anna.ask("join-stage", Map.of("stageId", stage, "groupId", group)))
                .isEmpty();
        assertThat(bert.ask("join-stage", Map.of("stageId", stage))).isEmpty();
        Map<String, Object> all = Theatre.map(anna.event("s-j").arguments().getFirst());
        member = String.valueOf(all.get("stageMemberId"));
        track = id(anna.ask("create-audio-track", Map.of("stageId", stage, "type", "browser")));
    }

    private static String id(List<@Nullable Object> answer) {
        assertThat(answer).hasSize(2).first().isNull();
        return String.valueOf(Theatre.map(answer.get(1)).get("_id"));
    }

    @AfterAll
    static void close() {
        theatre.close();
    }

    @TestFactory
    Stream<DynamicTest> everyCommandAnswersBadPayloadsWithASentence() {
        return Protocol.commands().stream()
                .map(command -> DynamicTest.dynamicTest(command, () -> {
                    Object before = anna.ask("state-hash");
                    for (Object payload : payloads(command)) {
                        List<@Nullable Object> answer = anna.ask(command, payload);
                        assertThat(answer)
                                .as("%s %s", command, payload)
                                .hasSize(1)
                                .first()
                                .isInstanceOf(String.class);
                        assertThat(String.valueOf(answer.getFirst()))
                                .doesNotContain("Exception", "org.", "null pointer");
                    }
                    assertThat((Object) anna.ask("state-hash")).isEqualTo(before);
                }));
    }

    private static List<Object> payloads(String command) {
        List<Object> payloads = new ArrayList<>(List.of(7, true, List.of("x"), List.of()));
        if (!CONTENT_WITH_NOTHING.contains(command)) {
            payloads.add(Map.of());
        }
        if (!command.equals("send-message")) {
            payloads.add("not an id");
            payloads.add(NOBODY);
            payloads.add("x".repeat(5000));
        } else {
            payloads.add("x".repeat(2001));
            payloads.add("");
        }
        if (!Set.of("leave-stage", "state-hash").contains(command)) {
            payloads.add(wrongTypes());
        } else {
            payloads.add(Map.of("a", 1));
        }
        return payloads;
    }

    /** Every name that any command looks at, with a value of the wrong type. */
    private static Map<String, Object> wrongTypes() {
        Map<String, Object> wrong = new LinkedHashMap<>();
        for (String name : List.of(
                "_id",
                "stageId",
                "groupId",
                "stageMemberId",
                "audioTrackId",
                "deviceId",
                "name",
                "description",
                "from",
                "to",
                "offer",
                "answer",
                "iceCandidate",
                "audioDriver",
                "uuid",
                "type",
                "volume",
                "x",
                "muted",
                "password",
                "token",
                "avatarUrl",
                "admins")) {
            wrong.put(name, List.of(Map.of("deep", 1)));
        }
        return wrong;
    }

    @TestFactory
    Stream<DynamicTest> whoMayNotIsToldSoInTheWordsClientsKnow() {
        return Stream.of(
                        refusal(
                                "change-stage",
                                Map.of("_id", stage, "name", "x"),
                                "User Bert has no privileges to update the stage " + stage),
                        refusal("remove-stage", stage, "User Bert has no privileges to remove the stage " + stage),
                        refusal(
                                "create-group",
                                Map.of("stageId", stage),
                                "User Bert has no privileges to add group for stage " + stage),
                        refusal(
                                "change-group",
                                Map.of("_id", group, "name", "x"),
                                "User Bert has no privileges to change group Alt"),
                        refusal("remove-group", group, "User Bert has no privileges to remove group " + group),
                        refusal(
                                "change-stage-member",
                                Map.of("_id", member, "volume", 0),
                                "User Bert has no privileges to change stage member " + member),
                        refusal("change-audio-track", Map.of("_id", track, "volume", 0), "No privileges"),
                        refusal("remove-audio-track", track, "Could not find and delete audio track " + track),
                        refusal("change-group", Map.of("_id", NOBODY, "name", "x"), "Unknown group " + NOBODY),
                        refusal("remove-group", NOBODY, "Could not find and delete group " + NOBODY),
                        refusal(
                                "change-stage-member",
                                Map.of("_id", NOBODY, "volume", 0),
                                "Unknown stage member " + NOBODY),
                        refusal("create-audio-track", Map.of("type", "x"), "Missing stage ID"),
                        refusal(
                                "create-audio-track",
                                Map.of("stageId", NOBODY),
                                "No stage device found to assign audio track to"),
                        refusal("join-stage", Map.of("stageId", NOBODY), "Not found"),
                        refusal("join-stage", Map.of("stageId", stage, "groupId", NOBODY), "Not found"),
                        refusal(
                                "send-p2p-offer",
                                Map.of("from", member, "to", member, "offer", Map.of()),
                                "No privileges"),
                        refusal("set-sound-card", Map.of("type", "input", "uuid", "x"), "audioDriver is missing"),
                        refusal("no-such-command", Map.of(), "Unknown command no-such-command"),
                        refusal("constructor", "x", "Unknown command constructor"))
                .map(each -> DynamicTest.dynamicTest(each.command + " " + each.sentence, () -> {
                    Object before = bert.ask("state-hash");
                    assertThat(bert.ask(each.command, each.payload)).containsExactly(each.sentence);
                    assertThat((Object) bert.ask("state-hash")).isEqualTo(before);
                }));
    }

    private static Refusal refusal(String command, Object payload, String sentence) {
        return new Refusal(command, payload, sentence);
    }

    @Test
    void whatComesBeforeTheTokenIsRefusedAndASecondTokenToo() {
        SocketClient stranger = SocketClient.connect(theatre.address(0));
        assertThat(stranger.ask("create-stage", Map.of("name", "x"))).containsExactly("Expected a token first");
        assertThat(anna.ask("token", Map.of("token", "x", "device", Map.of())))
                .containsExactly("Expected one token but got another");
        assertThat(stranger.received().stream().filter(each -> each.event() != null))
                .isEmpty();
        stranger.close();
    }

    @Test
    void moreGroupsThanAStageHoldsAreRefusedWithASentence() {
        String full = id(anna.ask("create-stage", Map.of("name", "Voll")));
        for (int i = 0; i < 50; i++) {
            assertThat(anna.ask("create-group", Map.of("stageId", full)).getFirst())
                    .isNull();
        }
        Object before = anna.ask("state-hash");
        assertThat(anna.ask("create-group", Map.of("stageId", full)))
                .containsExactly("Expected at most 50 groups but there are as many");
        assertThat((Object) anna.ask("state-hash")).isEqualTo(before);
    }

    @Test
    void whatIsNotAPacketIsCountedAndTheSocketLives() {
        anna.text("{\"type\":0,\"data\":[");
        anna.text("[]");
        anna.text("{\"type\":9,\"data\":[\"x\"]}");
        assertThat(anna.ask("leave-stage-for-good", Collections.singletonList(null)))
                .containsExactly("Unknown command leave-stage-for-good");
    }

    private record Refusal(String command, Object payload, String sentence) {}
}
