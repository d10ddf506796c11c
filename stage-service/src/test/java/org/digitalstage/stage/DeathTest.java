package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.testing.socket.Ending;
import org.digitalstage.platform.testing.socket.Received;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Promise 4: an instance that dies or stands still takes nothing with it, and those who come back in time were never gone. */
class DeathTest {

    private static final Logger LOG = LoggerFactory.getLogger(DeathTest.class);

    /** 10 s are promised; a busy machine gets some more here. */
    private static final Duration OFFLINE_WITHIN = Duration.ofSeconds(15);

    private static Ensemble ensemble;
    private static OwnInstance dies;
    private static OwnInstance stands;

    @BeforeAll
    static void open() {
        ensemble = new Ensemble();
        ensemble.own();
        dies = ensemble.own();
        stands = ensemble.own();
        List.of(0, 1, 2).forEach(ensemble::warmUp);
    }

    @AfterAll
    static void close() {
        ensemble.close();
    }

    @Test
    void whoseInstanceDiesIsOfflineSoonAndGoesOnElsewhereWithAllThatWasAcknowledged() {
        SocketClient anna = ensemble.signIn(0, account(1), "Anna");
        SocketClient bert = ensemble.signIn(1, account(2), "Bert");
        String stage = Ensemble.stage(bert, "Chor");
        bert.ask("join-stage", Map.of("stageId", stage));
        assertThat(anna.ask("join-stage", Map.of("stageId", stage))).isEmpty();
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            groups.add(id(bert.ask("create-group", Map.of("stageId", stage, "name", "G" + i))));
        }
        bert.emit("create-group", Map.of("stageId", stage, "name", "perhaps"));
        dies.kill();
        long from = System.nanoTime();
        assertThat(bert.ending()).isInstanceOf(Ending.Dropped.class);
        awaitActive(anna, "sd-c", false);
        awaitActive(anna, "sm-c", false);
        Duration took = Duration.ofNanos(System.nanoTime() - from);
        LOG.info("Offline after {} ms", took.toMillis());
        assertThat(took).isLessThan(OFFLINE_WITHIN);
        SocketClient again = ensemble.signIn(0, account(2), "Bert");
        Map<String, Object> all = Theatre.map(again.event("s-j").arguments().getFirst());
        assertThat(((List<?>) all.get("groups"))
                        .stream().map(each -> String.valueOf(Theatre.map(each).get("_id"))))
                .containsAll(groups);
        awaitActive(anna, "sd-c", true);
        awaitActive(anna, "sm-c", true);
        assertThat(again.ask("send-message", "da bin ich")).containsExactly((Object) null);
        anna.event("c");
    }

    @Test
    void anInstanceTakenForDeadDropsItsSocketsAndTheyComeBack() {
        SocketClient anna = ensemble.signIn(0, account(3), "Anna");
        SocketClient bert = ensemble.signIn(2, account(4), "Bert");
        String stage = together(anna, bert);
        stands.pause();
        awaitActive(anna, "sd-c", false);
        awaitActive(anna, "sm-c", false);
        stands.resume();
        assertThat(bert.ending()).isInstanceOf(Ending.Dropped.class);
        assertThat(Waiting.until(() -> stands.log().contains("taken for dead")))
                .as(stands.log())
                .isTrue();
        SocketClient again = ensemble.signIn(2, account(4), "Bert");
        awaitActive(anna, "sd-c", true);
        assertThat(again.ask("send-message", "da bin ich")).containsExactly((Object) null);
        anna.event("c");
        assertThat(again.ask("create-group", Map.of("stageId", stage))).hasSize(1);
    }

    @Test
    void whoComesBackInTimeWasNeverAwayAndADeviceWithASecondTabStaysOnline() {
        SocketClient anna = ensemble.signIn(0, account(5), "Anna");
        SocketClient bert = ensemble.signIn(2, account(6), "Bert");
        SocketClient dora = ensemble.signIn(2, account(7), "Dora");
        SocketClient doraToo = ensemble.signIn(0, account(7), "Dora");
        SocketClient carl = ensemble.signIn(0, account(8), "Carl");
        String stage = together(anna, bert);
        dora.ask("join-stage", Map.of("stageId", stage));
        carl.ask("join-stage", Map.of("stageId", stage));
        bert.drop();
        dora.drop();
        SocketClient back = ensemble.signIn(0, account(6), "Bert");
        // Carl goes last and stays away: when he is gone, the time for the others to come back is over, too.
        carl.drop();
        awaitActive(anna, "sm-c", false);
        // That Bert's page is another one now is told of his device; Dora's newest one is still there, and Carl is
        // gone.
        assertThat(activity(anna, ownDevice(anna, account(6), bert))).containsExactly(false, true);
        assertThat(activity(anna, ownDevice(anna, account(7), dora))).isEmpty();
        assertThat(activity(anna, ownDevice(anna, account(8), carl))).containsExactly(false);
        assertThat(count(anna, "sm-c", "\"active\":false")).isEqualTo(1);
        assertThat(count(back, "d-c", "\"online\":false")).isZero();
        assertThat(count(doraToo, "d-c", "\"online\":false")).isZero();
        assertThat(back.ask("send-message", "da bin ich")).containsExactly((Object) null);
        assertThat(doraToo.ask("send-message", "ich auch")).containsExactly((Object) null);
    }

    private static String together(SocketClient one, SocketClient two) {
        String stage = Ensemble.stage(one, "Chor");
        assertThat(one.ask("join-stage", Map.of("stageId", stage))).isEmpty();
        assertThat(two.ask("join-stage", Map.of("stageId", stage))).isEmpty();
        return stage;
    }

    /** The stage device of somebody, by his own device. */
    private static Object ownDevice(SocketClient watcher, String account, SocketClient owner) {
        Object device = Theatre.map(owner.received().stream()
                        .filter(each -> "ldr".equals(each.event()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("Expected a device of " + account))
                        .arguments()
                        .getFirst())
                .get("_id");
        return watcher.received().stream()
                .filter(each -> "sd-a".equals(each.event()))
                .map(each -> Theatre.map(each.arguments().getFirst()))
                .filter(each -> device.equals(each.get("deviceId")))
                .map(each -> each.get("_id"))
                .findFirst()
                .orElseThrow();
    }

    /** What was told of whether a stage device is active, in order. */
    private static List<Object> activity(SocketClient watcher, Object device) {
        return watcher.received().stream()
                .filter(each -> "sd-c".equals(each.event()))
                .map(each -> Theatre.map(each.arguments().getFirst()))
                .filter(each -> device.equals(each.get("_id")) && each.containsKey("active"))
                .<Object>map(each -> each.get("active"))
                .toList();
    }

    private static Received awaitActive(SocketClient client, String event, boolean active) {
        return client.await(
                each -> event.equals(each.event()) && each.text().contains("\"active\":" + active),
                event + " with active " + active);
    }

    private static long count(SocketClient client, String event, String text) {
        return client.received().stream()
                .filter(each -> event.equals(each.event()) && each.text().contains(text))
                .count();
    }

    private static String id(List<?> answer) {
        return String.valueOf(Ensemble.object(answer, 1).get("_id"));
    }

    private static String account(int number) {
        return String.format("e1e1e1e1e1e1e1e1e1e1e1%02d", number);
    }
}
