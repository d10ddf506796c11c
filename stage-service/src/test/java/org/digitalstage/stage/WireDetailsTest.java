package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.digitalstage.platform.journal.events.EventStream;
import org.digitalstage.platform.testing.socket.Ending;
import org.digitalstage.platform.testing.socket.Received;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What clients see of the finer points: who hears what, in which order, and at which place. */
class WireDetailsTest {

    @AutoClose
    private static final Theatre theatre = new Theatre(2);

    @Test
    void aStageDeviceIsEnoughToMakeATrackAndItGoesWithItsConnection() {
        SocketClient anna = theatre.signIn(0, account(1), "Anna");
        SocketClient bert = theatre.signIn(1, account(2), "Bert");
        String stage = together(anna, bert);
        assertThat(bert.ask("leave-stage")).containsExactly((Object) null);
        List<@Nullable Object> made = bert.ask("create-audio-track", Map.of("stageId", stage, "type", "browser"));
        assertThat(made).hasSize(2).first().isNull();
        Object track = Theatre.map(made.get(1)).get("_id");
        assertThat(Theatre.map(anna.event("a-a").arguments().getFirst())).containsEntry("_id", track);
        assertThat(bert.ask("change-audio-track", Map.of("_id", track, "volume", 2)))
                .containsExactly((Object) null);
        anna.event("a-c");
        assertThat(events(bert)).doesNotContain("a-a", "a-c");
        bert.drop();
        assertThat(anna.event("a-r").arguments().getFirst()).isEqualTo(track);
    }

    @Test
    void leavingTellsOfTheDeviceBeforeItsTracks() {
        SocketClient anna = theatre.signIn(0, account(3), "Anna");
        SocketClient bert = theatre.signIn(0, account(4), "Bert");
        String stage = together(anna, bert);
        bert.ask("create-audio-track", Map.of("stageId", stage));
        anna.event("a-a");
        int before = events(anna).size();
        bert.ask("leave-stage");
        anna.event("a-r");
        assertThat(events(anna).subList(before, events(anna).size())).containsExactly("u-c", "sm-c", "sd-c", "a-r");
    }

    @Test
    void aDeviceThatComesLaterIsMutedAtHomeToo() {
        SocketClient anna = theatre.signIn(0, account(5), "Anna");
        SocketClient bert = theatre.signIn(1, account(6), "Bert");
        together(anna, bert);
        SocketClient more = theatre.signIn(0, account(6), "Bert", Map.of("uuid", "another", "type", "browser"));
        List<?> overrides =
                (List<?>) Theatre.map(more.event("s-j").arguments().getFirst()).get("customStageMemberVolumes");
        assertThat(overrides)
                .hasSize(2)
                .allMatch(each -> Boolean.TRUE.equals(Theatre.map(each).get("muted")));
        bert.event("c-sm-v-a");
        assertThat(more.ask("leave-stage")).containsExactly((Object) null);
        assertThat(events(more)).containsOnlyOnce("s-l");
    }

    @Test
    void whatIsSaidRightAfterReadyIsDone() {
        SocketClient anna = SocketClient.connect(theatre.address(0));
        anna.emit("token", login(account(7), Map.of("uuid", "x", "type", "browser")));
        anna.event("ready");
        long stage = anna.request("create-stage", Map.of("name", "Sofort"));
        long name = anna.request("change-user", Map.of("name", "Anna I."));
        assertThat(anna.acknowledgement(stage)).hasSize(2).first().isNull();
        assertThat(anna.acknowledgement(name)).containsExactly((Object) null);
    }

    @Test
    void theAckOfATokenSaysWhetherItWasTaken() {
        SocketClient good = SocketClient.connect(theatre.address(0));
        assertThat(good.ask("token", login(account(8), Map.of("type", "browser"))))
                .containsExactly((Object) null);
        good.event("ok");
        SocketClient bad = SocketClient.connect(theatre.address(0));
        assertThat(bad.ask("token", Map.of("token", "a.b.c", "device", Map.of("type", "browser"))))
                .containsExactly("Invalid authorization");
        assertThat(bad.ending()).isInstanceOf(Ending.Dropped.class);
        assertThat(events(bad)).isEmpty();
    }

    @Test
    void aDeviceThatDoesNotFitIsToldSoAfterReady() {
        for (Map<String, Object> device : List.<Map<String, Object>>of(
                Map.of(), Map.of("type", 7), Map.of("type", "browser", "volume", "loud"))) {
            SocketClient client = SocketClient.connect(theatre.address(1));
            client.emit("token", login(account(9), device));
            assertThat(client.ending()).isInstanceOf(Ending.Dropped.class);
            assertThat(events(client)).containsExactly("ready", "error", "fatal-error");
            assertThat(client.event("error").arguments().getFirst())
                    .asString()
                    .matches("Missing type of device|Expected .* to be .*");
        }
    }

    @Test
    void aRemovedGroupIsToldOnceToWhoGoesWithIt() {
        SocketClient anna = theatre.signIn(0, account(10), "Anna");
        SocketClient bert = theatre.signIn(1, account(11), "Bert");
        String stage = together(anna, bert);
        Object group = Theatre.map(
                        anna.ask("create-group", Map.of("stageId", stage)).get(1))
                .get("_id");
        Object other = Theatre.map(
                        anna.ask("create-group", Map.of("stageId", stage)).get(1))
                .get("_id");
        bert.event("g-a");
        bert.event("g-a");
        assertThat(bert.ask("join-stage", Map.of("stageId", stage, "groupId", group)))
                .isEmpty();
        anna.ask("remove-group", group);
        bert.event("s-r");
        assertThat(bert.received().stream()
                        .filter(each -> "g-r".equals(each.event()))
                        .map(each -> each.arguments().getFirst()))
                .containsExactly(group, other);
        assertThat(events(bert)).containsSubsequence("sm-r", "g-r", "s-l", "g-r", "s-r");
    }

    @Test
    void whoIsNoAdminAnyMoreLosesTheSignOfAPassword() {
        SocketClient anna = theatre.signIn(0, account(12), "Anna");
        SocketClient bert = theatre.signIn(1, account(13), "Bert");
        String stage = together(anna, bert);
        Object user = own(anna, "u-r");
        Object berts = own(bert, "u-r");
        anna.ask("change-stage", Map.of("_id", stage, "password", "geheim", "admins", List.of(user, berts)));
        bert.await(each -> isStage(each, stage, "********"), "the stage as admins see it");
        anna.ask("change-stage", Map.of("_id", stage, "admins", List.of(user)));
        bert.await(each -> isStage(each, stage, null), "the stage as others see it");
    }

    private static boolean isStage(Received received, String stage, @Nullable Object password) {
        return "s-a".equals(received.event())
                && stage.equals(Theatre.map(received.arguments().getFirst()).get("_id"))
                && Objects.equals(
                        password, Theatre.map(received.arguments().getFirst()).get("password"));
    }

    @Test
    void aSignalIsToldWordForWord() {
        SocketClient anna = theatre.signIn(0, account(14), "Anna");
        SocketClient bert = theatre.signIn(1, account(15), "Bert");
        together(anna, bert);
        List<?> devices =
                (List<?>) Theatre.map(bert.event("s-j").arguments().getFirst()).get("stageDevices");
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("from", Theatre.map(devices.get(0)).get("_id"));
        offer.put("to", Theatre.map(devices.get(1)).get("_id"));
        offer.put("offer", Map.of("type", "offer", "sdp", "v=0\r\n"));
        offer.put("initial", true);
        anna.event("sd-a");
        assertThat(anna.ask("send-p2p-offer", offer)).containsExactly((Object) null);
        assertThat(bert.event("p2p-o").arguments()).containsExactly(offer);
    }

    @Test
    void aNewVersionOfTheSameAccountWritesNothingIntoStages() throws Exception {
        SocketClient anna = theatre.signIn(0, account(16), "Anna");
        String stage = String.valueOf(
                Theatre.map(anna.ask("create-stage", Map.of("name", "Chor")).get(1))
                        .get("_id"));
        anna.ask("join-stage", Map.of("stageId", stage));
        Object before = hashes(anna).get("stage/" + stage);
        String person = "user/" + own(anna, "u-r");
        long user = seq(hashes(anna), person);
        theatre.instance(1)
                .getBean(EventStream.class)
                .publish(
                        "events:accounts",
                        Map.of("type", "account-changed", "account", account(16), "name", "Anna", "version", 7))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        assertThat(Waiting.until(() -> seq(hashes(anna), person) > user)).isTrue();
        anna.ask("send-message", "danach");
        Map<String, Object> after = hashes(anna);
        assertThat(seq(after, "stage/" + stage))
                .isEqualTo(((Number) Theatre.map(before).get("seq")).longValue() + 1);
    }

    @Test
    void whoResumesHoldsEverythingUpToTheNumbersInOkAndNothingTwice() {
        SocketClient anna = theatre.signIn(0, account(17), "Anna");
        String stage = String.valueOf(
                Theatre.map(anna.ask("create-stage", Map.of("name", "Chor")).get(1))
                        .get("_id"));
        anna.ask("join-stage", Map.of("stageId", stage));
        for (int visit = 0; visit < 6; visit++) {
            for (int i = 0; i < 10; i++) {
                anna.emit("change-stage", Map.of("_id", stage, "name", "Chor " + visit + "/" + i));
            }
            SocketClient bert = SocketClient.connect(theatre.address(visit % 2));
            bert.emit("token", with(login(account(17), Map.of("type", "browser")), "resume", Map.of()));
            Received ok = bert.event("ok");
            Map<String, Object> seqs =
                    Theatre.map(Theatre.map(ok.arguments().getFirst()).get("seqs"));
            assertThat(seqs).containsKey("stage/" + stage);
            assertThat(bert.ask("change-stage", Map.of("_id", stage, "name", "Ende")))
                    .containsExactly((Object) null);
            List<Received> all = bert.received();
            assertThat(all.subList(all.indexOf(ok) + 1, all.size()).stream().filter(each -> each.event() != null))
                    .allSatisfy(each ->
                            assertThat(place(each)).isGreaterThan(((Number) seqs.get(aggregate(each))).longValue()));
            bert.close();
        }
    }

    @Test
    void theFarewellOfWhoResumesHasItsPlace() {
        SocketClient anna = SocketClient.connect(theatre.address(0));
        anna.emit("token", with(login(account(18), Map.of("type", "browser")), "resume", Map.of()));
        anna.event("ok");
        Object stage = Theatre.map(
                        anna.ask("create-stage", Map.of("name", "Chor")).get(1))
                .get("_id");
        anna.ask("join-stage", Map.of("stageId", stage));
        anna.ask("leave-stage");
        List<Received> farewells = anna.received().stream()
                .filter(each -> "s-l".equals(each.event()))
                .toList();
        assertThat(farewells)
                .allSatisfy(
                        each -> assertThat(each.arguments()).hasSize(2).first().isNull());
        assertThat(farewells.stream().map(WireDetailsTest::aggregate))
                .containsExactly("user/" + own(anna, "u-r"), "stage/" + stage);
    }

    private static long place(Received told) {
        return ((Number) Theatre.map(told.arguments().get(1)).get("seq")).longValue();
    }

    private static Object aggregate(Received told) {
        return Theatre.map(told.arguments().get(1)).get("aggregate");
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }

    private static Map<String, Object> login(String account, Map<String, Object> device) {
        return Map.of("token", theatre.token(account, "Anna"), "device", device);
    }

    private static Map<String, Object> hashes(SocketClient client) {
        return Theatre.map(client.ask("state-hash").get(1));
    }

    private static long seq(Map<String, Object> hashes, String aggregate) {
        return ((Number) Theatre.map(hashes.get(aggregate)).get("seq")).longValue();
    }

    private static Object own(SocketClient client, String event) {
        return client.received().stream()
                .filter(each -> event.equals(each.event()))
                .map(each -> Theatre.map(each.arguments().getFirst()).get("_id"))
                .findFirst()
                .orElseThrow();
    }

    private static String together(SocketClient one, SocketClient two) {
        String stage = String.valueOf(
                Theatre.map(one.ask("create-stage", Map.of("name", "Chor")).get(1))
                        .get("_id"));
        assertThat(one.ask("join-stage", Map.of("stageId", stage))).isEmpty();
        assertThat(two.ask("join-stage", Map.of("stageId", stage))).isEmpty();
        one.event("sm-a");
        return stage;
    }

    private static List<String> events(SocketClient client) {
        return client.received().stream()
                .map(Received::event)
                .filter(name -> name != null)
                .toList();
    }

    private static String account(int number) {
        return String.format("d2d2d2d2d2d2d2d2d2d2d2%02d", number);
    }
}
