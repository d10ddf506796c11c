package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.digitalstage.platform.testing.socket.Received;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The main job: two people on one stage, each seeing at once what the other does. */
class MainJobTest {

    private static final String ANNA = "aaaaaaaaaaaaaaaaaaaaaaaa";
    private static final String BERT = "bbbbbbbbbbbbbbbbbbbbbbbb";

    @AutoClose
    private static final Theatre theatre = new Theatre(1);

    @Test
    void twoPeopleMeetOnAStageAndSeeEachOthersChanges() {
        SocketClient anna = theatre.signIn(0, ANNA, "Anna");
        assertThat(names(anna)).containsSubsequence("ready", "d-a", "ldr", "u-r", "ok");
        List<Object> created = anna.ask("create-stage", Map.of("name", "Bühne", "password", "geheim"));
        assertThat(created.getFirst()).isNull();
        Map<String, Object> stage = Theatre.map(created.get(1));
        assertThat(stage).containsEntry("name", "Bühne").containsEntry("password", "********");
        String id = String.valueOf(stage.get("_id"));
        Map<String, Object> group = Theatre.map(anna.ask("create-group", Map.of("stageId", id, "name", "Sopran"))
                .get(1));
        // The original client sends what it holds, and that is the mask.
        assertThat(anna.ask("join-stage", Map.of("stageId", id, "groupId", group.get("_id"), "password", "********")))
                .isEmpty();

        SocketClient bert = theatre.signIn(0, BERT, "Bert");
        assertThat(bert.ask("join-stage", Map.of("stageId", id, "password", "falsch")))
                .containsExactly("Invalid password");
        assertThat(bert.ask("join-stage", Map.of("stageId", id, "password", "geheim")))
                .isEmpty();
        assertThat(names(bert)).containsSubsequence("u-c", "s-l", "s-j");
        Map<String, Object> all = Theatre.map(bert.event("s-j").arguments().getFirst());
        assertThat(Theatre.map(all.get("stage"))).containsEntry("password", null);
        assertThat((List<?>) all.get("stageMembers")).hasSize(2);
        assertThat((List<?>) all.get("users")).hasSize(2);
        anna.event("u-a");
        Map<String, Object> member = Theatre.map(anna.await(each -> "sm-a".equals(each.event()), "sm-a of Bert")
                .arguments()
                .getFirst());

        assertThat(anna.ask("change-stage-member", Map.of("_id", member.get("_id"), "volume", 0.5)))
                .containsExactly((Object) null);
        assertThat(Theatre.map(bert.event("sm-c").arguments().getFirst()))
                .containsEntry("volume", 0.5)
                .hasSize(2);
        assertThat(bert.ask("set-custom-stage-member-volume", Map.of("stageMemberId", member.get("_id"), "volume", 2)))
                .containsExactly((Object) null);
        assertThat(bert.ask("send-message", "Hallo")).containsExactly((Object) null);
        assertThat(Theatre.map(anna.event("c").arguments().getFirst())).containsEntry("message", "Hallo");
        assertThat(bert.ask("leave-stage", (Object) null)).containsExactly((Object) null);
        bert.close();
        anna.close();
    }

    private static List<String> names(SocketClient client) {
        return client.received().stream()
                .map(Received::event)
                .filter(Objects::nonNull)
                .toList();
    }
}
