package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Promise 6, who may not see does not receive; and what one may see comes in the order clients need. */
class VisibilityTest {

    @AutoClose
    private static final Theatre theatre = new Theatre(2);

    @Test
    void aStrangerHearsNothingOfAStage() {
        SocketClient anna = theatre.signIn(0, account(1), "Anna");
        SocketClient stranger = theatre.signIn(1, account(2), "Zoe");
        int before = events(stranger).size();
        String stage = create(anna, Map.of("name", "Probe", "password", "geheim"));
        anna.ask("join-stage", Map.of("stageId", stage, "password", "geheim"));
        anna.ask("send-message", "nur wir");
        assertThat(stranger.ask("join-stage", Map.of("stageId", stage))).containsExactly("Invalid password");
        stranger.ask("change-user", Map.of("name", "Zoe Z."));
        stranger.event("u-c");
        assertThat(events(stranger).subList(before, events(stranger).size())).containsOnly("d-c", "u-c");
        assertThat(texts(stranger)).noneMatch(text -> text.contains("geheim"));
        assertThat(texts(anna)).noneMatch(text -> text.contains("geheim") || text.contains("passwordHash"));
    }

    @Test
    void whoSignsInAgainOnAnotherInstanceFindsTheStageAndTheOthers() {
        SocketClient anna = theatre.signIn(0, account(3), "Anna");
        String stage = create(anna, Map.of("name", "Chor"));
        anna.ask("create-group", Map.of("stageId", stage, "name", "Tenor"));
        anna.ask("join-stage", Map.of("stageId", stage));
        SocketClient bert = theatre.signIn(1, account(4), "Bert");
        assertThat(bert.ask("join-stage", Map.of("stageId", stage))).isEmpty();
        assertThat(Theatre.map(anna.event("u-a").arguments().getFirst())).containsEntry("name", "Bert");
        anna.event("sm-a");
        bert.drop();
        SocketClient again = theatre.signIn(0, account(4), "Bert");
        assertThat(events(again)).containsSubsequence("ready", "d-a", "ldr", "s-a", "g-a", "s-j", "u-r", "ok");
        Map<String, Object> all = Theatre.map(again.event("s-j").arguments().getFirst());
        assertThat(all).containsKeys("groupId", "stageDevices", "customStageMemberVolumes");
        assertThat((List<?>) all.get("customStageMemberVolumes")).hasSize(1);
        assertThat(again.ask("send-message", "da bin ich")).containsExactly((Object) null);
        assertThat(Theatre.map(anna.event("c").arguments().getFirst())).containsEntry("message", "da bin ich");
    }

    @Test
    void removingAGroupPutsItsMembersOutAtOnceAndRemovingTheStageEverybody() {
        SocketClient anna = theatre.signIn(0, account(5), "Anna");
        SocketClient bert = theatre.signIn(1, account(6), "Bert");
        String stage = create(anna, Map.of("name", "Band"));
        String group = String.valueOf(
                Theatre.map(anna.ask("create-group", Map.of("stageId", stage)).get(1))
                        .get("_id"));
        anna.ask("join-stage", Map.of("stageId", stage));
        bert.ask("join-stage", Map.of("stageId", stage, "groupId", group));
        anna.event("sm-a");
        assertThat(anna.ask("remove-group", group)).containsExactly((Object) null);
        bert.event("g-r");
        bert.event("sm-r");
        bert.await(each -> "s-r".equals(each.event()), "s-r for who is no longer listed");
        bert.await(each -> "u-c".equals(each.event()) && each.text().contains("\"stageId\":null"), "u-c with null");
        int before = events(bert).size();
        anna.ask("send-message", "noch da?");
        assertThat(anna.ask("remove-stage", stage)).containsExactly((Object) null);
        anna.event("s-r");
        assertThat(bert.ask("leave-stage")).containsExactly((Object) null);
        assertThat(events(bert).subList(before, events(bert).size())).isEmpty();
    }

    @Test
    void bothInstancesHoldTheSameAfterManyChanges() {
        SocketClient anna = theatre.signIn(0, account(7), "Anna");
        SocketClient bert = theatre.signIn(1, account(8), "Bert");
        String stage = create(anna, Map.of("name", "Takt"));
        anna.ask("join-stage", Map.of("stageId", stage));
        bert.ask("join-stage", Map.of("stageId", stage));
        String member = String.valueOf(
                Theatre.map(anna.event("s-j").arguments().getFirst()).get("stageMemberId"));
        bert.event("s-j");
        for (int i = 0; i < 100; i++) {
            anna.emit("change-stage-member", Map.of("_id", member, "volume", i / 100.0));
            anna.emit("create-group", Map.of("stageId", stage, "name", "G" + i));
        }
        Map<String, Object> hashes = hashes(anna);
        bert.await(each -> each.text().contains("\"volume\":0.99"), "the last volume");
        String key = "stage/" + stage;
        assertThat(hashes).containsKey(key);
        // An admin sees whether there is a password, and here there is none: both views are alike.
        assertThat(hashes(bert).get(key)).isEqualTo(hashes(anna).get(key));
    }

    private static Map<String, Object> hashes(SocketClient client) {
        return Theatre.map(client.ask("state-hash").get(1));
    }

    private static String create(SocketClient client, Map<String, Object> stage) {
        return String.valueOf(
                Theatre.map(client.ask("create-stage", stage).get(1)).get("_id"));
    }

    private static String account(int number) {
        return String.format("c1c1c1c1c1c1c1c1c1c1c1%02d", number);
    }

    private static List<String> events(SocketClient client) {
        return client.received().stream()
                .map(each -> each.event())
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> texts(SocketClient client) {
        return client.received().stream().map(each -> each.text()).toList();
    }
}
