package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.testing.socket.Received;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Who comes back at once, on this instance or another: what others and he himself are told of it. */
class ReturningTest {

    @AutoClose
    private static final Theatre theatre = new Theatre(2);

    @Test
    void othersHearThatAReloadedPageIsAnotherAndItDoesNotSeeItsOwnOldTracks() {
        for (int to = 0; to < 2; to++) {
            SocketClient anna = theatre.signIn(0, account(1), "Anna");
            SocketClient bert = theatre.signIn(0, account(2), "Bert");
            String stage = together(anna, bert);
            Object track = Theatre.map(bert.ask("create-audio-track", Map.of("stageId", stage, "type", "browser"))
                            .get(1))
                    .get("_id");
            anna.event("a-a");
            int before = anna.received().size();
            bert.drop();
            SocketClient again = theatre.signIn(to, account(2), "Bert");
            anna.await(each -> isActive(each, true), "that he is back");
            List<Received> told =
                    anna.received().subList(before, anna.received().size());
            assertThat(told.stream().map(Received::event)).containsSubsequence("a-r", "sd-c", "sd-c");
            assertThat(told.stream().filter(each -> "sd-c".equals(each.event())))
                    .satisfiesExactly(
                            gone -> assertThat(isActive(gone, false)).isTrue(),
                            back -> assertThat(isActive(back, true)).isTrue());
            assertThat(told.stream().map(Received::event)).doesNotContain("sm-c");
            assertThat(again.event("s-j").text()).contains("\"audioTracks\":[]").doesNotContain(String.valueOf(track));
            anna.ask("remove-stage", stage);
            List.of(anna, again).forEach(SocketClient::close);
        }
    }

    @Test
    void whoSaysWhatHeHoldsIsTheSameAsBefore() {
        SocketClient anna = theatre.signIn(0, account(3), "Anna");
        SocketClient bert = theatre.signIn(0, account(4), "Bert");
        String stage = together(anna, bert);
        int before = anna.received().size();
        bert.drop();
        SocketClient again = SocketClient.connect(theatre.address(1));
        Map<String, Object> login = new LinkedHashMap<>(Map.of("token", theatre.token(account(4), "Bert")));
        login.put("device", Map.of("uuid", account(4), "type", "browser"));
        login.put("resume", Map.of("stage/" + stage, 7));
        again.emit("token", login);
        again.event("ok");
        assertThat(again.ask("send-message", "immer noch da")).containsExactly((Object) null);
        anna.event("c");
        assertThat(anna.received().subList(before, anna.received().size()).stream()
                        .map(Received::event))
                .containsExactly("c");
    }

    @Test
    void aSecondTabLeavesTheFirstItsTracks() {
        SocketClient anna = theatre.signIn(0, account(5), "Anna");
        SocketClient bert = theatre.signIn(0, account(6), "Bert");
        String stage = together(anna, bert);
        bert.ask("create-audio-track", Map.of("stageId", stage, "type", "browser"));
        anna.event("a-a");
        SocketClient tab = theatre.signIn(1, account(6), "Bert");
        anna.await(each -> isActive(each, true), "the second tab");
        tab.drop();
        anna.await(each -> isActive(each, false), "that the second tab went");
        anna.await(each -> isActive(each, true), "that the first one is still there");
        assertThat(anna.received().stream().map(Received::event)).doesNotContain("a-r");
    }

    @Test
    void nothingIsToldOfThePersonBeforeThePersonItself() {
        SocketClient restless = theatre.signIn(0, account(7), "Anna");
        for (int stage = 0; stage < 20; stage++) {
            restless.ask("create-stage", Map.of("name", "Stage " + stage));
        }
        for (int visit = 0; visit < 15; visit++) {
            SocketClient client = SocketClient.connect(theatre.address(visit % 2));
            client.emit(
                    "token",
                    Map.of(
                            "token",
                            theatre.token(account(7), "Anna"),
                            "device",
                            Map.of("uuid", "tab " + visit, "type", "browser")));
            for (int i = 0; i < 30; i++) {
                restless.emit("change-user", Map.of("name", "Anna " + visit + "/" + i));
                restless.emit("set-sound-card", card(visit, i));
            }
            client.event("ok");
            String last = "Anna " + visit;
            restless.ask("change-user", Map.of("name", last));
            client.await(each -> isName(each, last), "the last name");
            List<String> events = client.received().stream()
                    .map(Received::event)
                    .filter(event -> event != null)
                    .toList();
            assertThat(events.subList(0, events.indexOf("u-r"))).doesNotContain("u-c", "d-c", "sc-c");
            assertThat(cards(client)).as("sound cards, each added once").doesNotHaveDuplicates();
            client.close();
        }
    }

    private static Map<String, Object> card(int visit, int number) {
        return Map.of("audioDriver", "alsa", "type", "input", "uuid", "card " + number % 4, "sampleRate", visit + 1);
    }

    private static List<Object> cards(SocketClient client) {
        return client.received().stream()
                .filter(each -> "sc-a".equals(each.event()))
                .map(each -> Theatre.map(each.arguments().getFirst()).get("_id"))
                .toList();
    }

    private static boolean isName(Received told, String name) {
        return List.of("u-c", "u-r").contains(String.valueOf(told.event()))
                && name.equals(Theatre.map(told.arguments().getFirst()).get("name"));
    }

    private static boolean isActive(Received told, boolean active) {
        return "sd-c".equals(told.event()) && told.text().contains("\"active\":" + active);
    }

    private static String together(SocketClient one, SocketClient two) {
        String stage = String.valueOf(
                Theatre.map(one.ask("create-stage", Map.of("name", "Chor")).get(1))
                        .get("_id"));
        assertThat(one.ask("join-stage", Map.of("stageId", stage))).isEmpty();
        assertThat(two.ask("join-stage", Map.of("stageId", stage))).isEmpty();
        one.event("sd-a");
        return stage;
    }

    private static String account(int number) {
        return String.format("f3f3f3f3f3f3f3f3f3f3f3%02d", number);
    }
}
