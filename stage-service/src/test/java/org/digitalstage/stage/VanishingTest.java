package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Promise 5: Redis and MongoDB may go and come back; nothing acknowledged is lost, nobody is dropped and nobody flickers. */
class VanishingTest {

    private static final Logger LOG = LoggerFactory.getLogger(VanishingTest.class);
    private static final int ROUNDS = 6;

    /** Replicas ask the journal every two seconds while Redis is there: so many rounds are never this quick that way. */
    private static final Duration FAST = Duration.ofSeconds(2);

    private static Ensemble ensemble;
    private static int next;

    private SocketClient anna;
    private SocketClient bert;
    private String stage;

    @BeforeAll
    static void open() {
        ensemble = new Ensemble();
        ensemble.here();
        ensemble.here();
    }

    @AfterAll
    static void close() {
        ensemble.close();
    }

    private void meet() {
        anna = ensemble.signIn(0, account(), "Anna");
        bert = ensemble.signIn(1, account(), "Bert");
        stage = Ensemble.stage(anna, "Chor");
        assertThat(anna.ask("join-stage", Map.of("stageId", stage))).isEmpty();
        assertThat(bert.ask("join-stage", Map.of("stageId", stage))).isEmpty();
        anna.event("sd-a"); // from here on her instance knows of him, too
    }

    @Test
    void withoutRedisChangesArriveAndWithAnEmptyOneTheyAreFastAgain() {
        meet();
        ensemble.redis().kill();
        for (int i = 0; i < 10; i++) {
            assertThat(anna.ask("create-group", Map.of("stageId", stage, "name", "G" + i)))
                    .hasSize(2);
            assertThat(bert.ask("send-message", "m" + i)).containsExactly((Object) null);
        }
        awaitText(bert, "g-a", "\"G9\"");
        awaitText(anna, "c", "\"m9\"");
        assertHearsAllInOrder(bert, "g-a", "G");
        assertHearsAllInOrder(anna, "c", "m");
        ensemble.redis().restart();
        assertThat(Waiting.until(this::isFast)).as("changes over the fast path").isTrue();
        assertNobodyNoticed();
    }

    @Test
    void aRedisThatStandsStillHoldsNothingUp() {
        meet();
        ensemble.redis().pause();
        for (int i = 0; i < 10; i++) {
            assertThat(anna.ask("create-group", Map.of("stageId", stage, "name", "G" + i)))
                    .hasSize(2);
        }
        awaitText(bert, "g-a", "\"G9\"");
        assertHearsAllInOrder(bert, "g-a", "G");
        ensemble.redis().resume();
        assertThat(Waiting.until(this::isFast)).as("changes over the fast path").isTrue();
        assertHearsAllInOrder(bert, "g-a", "G");
        assertNobodyNoticed();
    }

    @Test
    void aStoreThatDoesNotAnswerRefusesCommandsAndNothingElse() {
        meet();
        ensemble.storeDoor().pause();
        awayAndBack(Duration.ofSeconds(8));
    }

    @Test
    void aStoreThatIsGoneRefusesCommandsAndNothingElse() {
        meet();
        ensemble.storeDoor().refuse();
        ensemble.storeDoor().reset();
        awayAndBack(Duration.ofSeconds(4));
    }

    /** What was on its way may be told to be unknown after five seconds; what comes later is refused sooner. */
    private void awayAndBack(Duration away) {
        Map<String, Boolean> mayBe = new HashMap<>();
        Waiting.until(away, () -> {
            String name = "A" + mayBe.size();
            long from = System.nanoTime();
            List<Object> answer = anna.ask("create-group", Map.of("stageId", stage, "name", name));
            Duration took = Duration.ofNanos(System.nanoTime() - from);
            LOG.debug("Without a store: {} after {} ms", answer, took.toMillis());
            assertThat(answer).hasSize(1).doesNotContainNull();
            assertThat(took).isLessThan(Duration.ofSeconds(mayBe.isEmpty() ? 8 : 4));
            mayBe.put(name, String.valueOf(answer.getFirst()).contains("unknown"));
            assertThat(offer()).containsExactly((Object) null);
            bert.event("p2p-o");
            return false;
        });
        ensemble.storeDoor().heal();
        assertThat(Waiting.until(() -> anna.ask("create-group", Map.of("stageId", stage, "name", "back"))
                                .size()
                        == 2))
                .isTrue();
        awaitText(bert, "g-a", "\"back\"");
        assertThat(Waiting.until(() -> hash(anna).equals(hash(bert)))).isTrue();
        mayBe.forEach((name, may) -> assertThat(count(bert, "g-a", "\"" + name + "\""))
                .as("%s, which may be: %s", name, may)
                .isLessThanOrEqualTo(may ? 1 : 0)
                .isEqualTo(count(anna, "g-a", "\"" + name + "\"")));
        assertNobodyNoticed();
    }

    private List<Object> offer() {
        return anna.ask(
                "send-p2p-offer",
                Map.of("from", device(anna), "to", device(bert), "offer", Map.of("type", "offer", "sdp", "v=0")));
    }

    /** The stage device of a client's own device, as Bert knows it. */
    private Object device(SocketClient client) {
        Object own = Theatre.map(client.received().stream()
                        .filter(each -> "ldr".equals(each.event()))
                        .findFirst()
                        .orElseThrow()
                        .arguments()
                        .getFirst())
                .get("_id");
        List<?> devices = (List<?>) Theatre.map(bert.received().stream()
                        .filter(each -> "s-j".equals(each.event()))
                        .findFirst()
                        .orElseThrow()
                        .arguments()
                        .getFirst())
                .get("stageDevices");
        return devices.stream()
                .map(Theatre::map)
                .filter(each -> own.equals(each.get("deviceId")))
                .findFirst()
                .orElseThrow()
                .get("_id");
    }

    private boolean isFast() {
        long from = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            String text = "round " + ++next;
            anna.ask("send-message", text);
            awaitText(bert, "c", "\"" + text + "\"");
        }
        return Duration.ofNanos(System.nanoTime() - from).compareTo(FAST) < 0;
    }

    private void assertNobodyNoticed() {
        for (SocketClient client : List.of(anna, bert)) {
            assertThat(client.isOpen()).isTrue();
            assertThat(count(client, "sd-c", "\"active\":false")).isZero();
            assertThat(count(client, "d-c", "\"online\":false")).isZero();
            assertThat(count(client, "s-l", "")).isLessThanOrEqualTo(1); // the farewell before the first package
        }
        assertThat(hash(anna)).isEqualTo(hash(bert));
    }

    private static void assertHearsAllInOrder(SocketClient client, String event, String prefix) {
        List<String> heard = client.received().stream()
                .filter(each -> event.equals(each.event()))
                .map(each -> Theatre.map(each.arguments().getFirst()))
                .map(each -> String.valueOf(each.get("c".equals(event) ? "message" : "name")))
                .filter(each -> each.matches(prefix + "\\d"))
                .toList();
        assertThat(heard).hasSize(10).isSorted();
    }

    private Object hash(SocketClient client) {
        return Ensemble.object(client.ask("state-hash"), 1).get("stage/" + stage);
    }

    private static void awaitText(SocketClient client, String event, String text) {
        client.await(each -> event.equals(each.event()) && each.text().contains(text), event + " with " + text);
    }

    private static long count(SocketClient client, String event, String text) {
        return client.received().stream()
                .filter(each -> event.equals(each.event()) && each.text().contains(text))
                .count();
    }

    private static String account() {
        return String.format("f1f1f1f1f1f1f1f1f1f1f1%02d", ++next);
    }
}
