package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Promise: who has a code needs no password; a code ends, and nobody finds one by trying. */
class InvitesTest {

    private static final List<@Nullable Object> NOWHERE = Collections.nCopies(2, null);

    @AutoClose
    private static final Theatre theatre = new Theatre(1);

    static {
        theatre.addInstance("--digitalstage.stage.invite-validity=1s");
    }

    private final SocketClient anna = theatre.signIn(0, "a1a1a1a1a1a1a1a1a1a1a101", "Anna");

    private static SocketClient guest(int instance, int number) {
        return theatre.signIn(instance, String.format("a1a1a1a1a1a1a1a1a1a1a1%02d", number), "Guest");
    }

    private String stage() {
        return id(anna.ask("create-stage", Map.of("name", "Probe", "password", "geheim")));
    }

    private static String id(List<@Nullable Object> answer) {
        return String.valueOf(Theatre.map(answer.get(1)).get("_id"));
    }

    private static String code(SocketClient admin, String command, Map<String, Object> what) {
        return String.valueOf(admin.ask(command, what).get(1));
    }

    @Test
    void theSameCodeIsGivenUntilAnotherIsWanted() {
        String stage = stage();
        String code = code(anna, "encode-invite", Map.of("stageId", stage));
        assertThat(code).matches("[0-9A-Z]{4}");
        assertThat(code(anna, "encode-invite", Map.of("stageId", stage))).isEqualTo(code);
        String next = code(anna, "revoke-invite", Map.of("stageId", stage));
        assertThat(next).isNotEqualTo(code);
        SocketClient bert = guest(0, 11);
        assertThat(bert.ask("decode-invite", code)).isEqualTo(NOWHERE);
        assertThat(Theatre.map(bert.ask("decode-invite", next).get(1)))
                .containsEntry("stageId", stage)
                .containsEntry("code", next)
                .doesNotContainKey("groupId");
    }

    @Test
    void whoLookedACodeUpComesInWithoutPasswordFromAnywhere() {
        String stage = stage();
        String group = id(anna.ask("create-group", Map.of("stageId", stage)));
        String code = code(anna, "encode-invite", Map.of("stageId", stage, "groupId", group));
        SocketClient bert = guest(1, 12);
        assertThat(bert.ask("join-stage", Map.of("stageId", stage))).containsExactly("Invalid password");
        assertThat(Theatre.map(bert.ask("decode-invite", code).get(1))).containsEntry("groupId", group);
        assertThat(bert.ask("join-stage", Map.of("stageId", stage, "groupId", group)))
                .isEmpty();
        assertThat(bert.ask("leave-stage")).containsExactly((Object) null);
        bert.drop();
        assertThat(guest(0, 12).ask("join-stage", Map.of("stageId", stage)))
                .as("a member since then")
                .isEmpty();
    }

    @Test
    void aCodeGivenOnJoiningCountsLikeAPassword() {
        String stage = stage();
        String code = code(anna, "encode-invite", Map.of("stageId", stage));
        SocketClient carl = guest(0, 13);
        assertThat(carl.ask("join-stage", Map.of("stageId", stage, "code", "NOPE")))
                .containsExactly("Invalid invite code");
        assertThat(carl.ask("join-stage", Map.of("stageId", stage, "code", code)))
                .isEmpty();
        SocketClient dora = guest(0, 14);
        for (int i = 0; i < 10; i++) {
            dora.ask("join-stage", Map.of("stageId", stage, "code", "N" + (100 + i)));
        }
        assertThat(dora.ask("join-stage", Map.of("stageId", stage, "code", code)))
                .containsExactly("Too many wrong passwords, try again in a minute");
    }

    @Test
    void codesAreNotFoundByTrying() {
        SocketClient eve = guest(0, 15);
        for (int i = 0; i < 10; i++) {
            assertThat(eve.ask("decode-invite", "E" + (100 + i))).isEqualTo(NOWHERE);
        }
        String code = code(anna, "encode-invite", Map.of("stageId", stage()));
        assertThat(eve.ask("decode-invite", code))
                .containsExactly("Too many codes that lead nowhere, try again in a minute");
        SocketClient fred = guest(0, 16);
        for (int i = 0; i < 30; i++) {
            assertThat(fred.ask("decode-invite", code).getFirst()).isNull();
        }
    }

    @Test
    void aCodeEndsByItself() {
        String stage = stage();
        SocketClient there = theatre.signIn(1, "a1a1a1a1a1a1a1a1a1a1a101", "Anna");
        String code = code(there, "encode-invite", Map.of("stageId", stage));
        SocketClient gerd = guest(0, 17);
        assertThat(gerd.ask("decode-invite", code).get(1)).isNotNull();
        assertThat(Waiting.until(() -> gerd.ask("decode-invite", code).equals(NOWHERE)))
                .isTrue();
        assertThat(gerd.ask("join-stage", Map.of("stageId", stage))).containsExactly("Invalid invite code");
        assertThat(code(there, "encode-invite", Map.of("stageId", stage))).isNotEqualTo(code);
    }

    @Test
    void nobodyButAdminsInvites() {
        String stage = stage();
        assertThat(guest(0, 18).ask("encode-invite", Map.of("stageId", stage)))
                .containsExactly(
                        "User Guest has no privileges to generate a code for the stage " + stage + " and group null");
        assertThat(anna.ask("encode-invite", Map.of("stageId", stage, "groupId", "0123456789abcdef00000009")))
                .containsExactly("Unknown group 0123456789abcdef00000009");
    }

    @Test
    void whatTheInviteWasForTakesItAlong() {
        String stage = stage();
        String group = id(anna.ask("create-group", Map.of("stageId", stage)));
        String ofGroup = code(anna, "encode-invite", Map.of("stageId", stage, "groupId", group));
        String ofStage = code(anna, "encode-invite", Map.of("stageId", stage));
        SocketClient hans = guest(1, 19);
        anna.ask("remove-group", group);
        assertThat(hans.ask("decode-invite", ofGroup)).isEqualTo(NOWHERE);
        assertThat(hans.ask("decode-invite", ofStage).get(1)).isNotNull();
        anna.ask("remove-stage", stage);
        assertThat(hans.ask("decode-invite", ofStage)).isEqualTo(NOWHERE);
    }
}
