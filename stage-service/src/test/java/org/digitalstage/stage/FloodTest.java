package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.digitalstage.platform.testing.socket.Ending;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Promise 8: who does not read, and who says too much, is slowed and dropped, and the others do not feel it. */
class FloodTest {

    private static final Logger LOG = LoggerFactory.getLogger(FloodTest.class);
    private static final Duration ACK_WITHIN = Duration.ofSeconds(5);

    private static Ensemble ensemble;
    private static int next;

    private SocketClient anna;
    private String stage;

    @BeforeAll
    static void open() {
        ensemble = new Ensemble();
        ensemble.here(
                "--digitalstage.wire.outbox-limit=256KB",
                "--digitalstage.wire.progress-within=4s",
                "--digitalstage.wire.flood-patience=3s");
    }

    @AfterAll
    static void close() {
        ensemble.close();
    }

    @Test
    void whoDoesNotReadInABusyStageIsDroppedAndTheOthersGoOn() {
        meet();
        String account = account();
        SocketClient slow = Ensemble.enter(
                ensemble.address(0),
                account,
                ensemble.tokens().token(account, "Slow"),
                Ensemble.PATIENT.withReceiveBuffer(8 * 1024));
        slow.event("ok");
        slow.ask("join-stage", Map.of("stageId", stage));
        slow.pauseReading();
        String message = "x".repeat(1500);
        List<Duration> round = new ArrayList<>();
        for (int i = 0; i < 20_000 && !hasLeft(anna); i++) {
            round.add(round(() -> anna.ask("send-message", message)));
        }
        anna.await(each -> "sd-c".equals(each.event()) && each.text().contains("\"active\":false"), "the end of him");
        report("beside a slow reader", round);
        slow.resumeReading();
        assertThat(slow.ending()).isInstanceOf(Ending.Dropped.class);
        SocketClient again = ensemble.signIn(0, account, "Slow");
        assertThat(again.ask("send-message", "da bin ich")).containsExactly((Object) null);
    }

    @Test
    void aFloodIsSlowedAndDroppedAndTheOthersGoOn() throws InterruptedException {
        meet();
        String account = account();
        SocketClient loud = ensemble.signIn(0, account, "Loud");
        loud.ask("join-stage", Map.of("stageId", stage));
        AtomicLong sent = new AtomicLong();
        Thread flood = Thread.ofVirtual().start(() -> flood(loud, sent));
        List<Duration> round = new ArrayList<>();
        long from = System.nanoTime();
        while (loud.isOpen()
                && System.nanoTime() - from < Duration.ofSeconds(30).toNanos()) {
            round.add(round(() -> anna.ask("change-user", Map.of("name", "Anna " + round.size()))));
        }
        report("beside a flood of " + sent, round);
        assertThat(loud.ending()).isInstanceOf(Ending.Dropped.class);
        flood.join(Duration.ofSeconds(10));
        assertThat(anna.ask("send-message", "noch da")).containsExactly((Object) null);
    }

    private static void flood(SocketClient loud, AtomicLong sent) {
        try {
            while (loud.isOpen()) {
                loud.emit("change-user", Map.of("name", "Loud " + sent.incrementAndGet()));
            }
        } catch (UncheckedIOException dropped) {
            LOG.debug("The flood has ended", dropped);
        }
    }

    private void meet() {
        anna = ensemble.signIn(0, account(), "Anna");
        stage = Ensemble.stage(anna, "Chor");
        assertThat(anna.ask("join-stage", Map.of("stageId", stage))).isEmpty();
    }

    private static boolean hasLeft(SocketClient client) {
        List<String> texts = client.received().reversed().stream()
                .limit(8)
                .map(each -> each.text())
                .toList();
        return texts.stream().anyMatch(text -> text.contains("\"sd-c\"") && text.contains("\"active\":false"));
    }

    private static Duration round(Runnable trip) {
        long from = System.nanoTime();
        trip.run();
        return Duration.ofNanos(System.nanoTime() - from);
    }

    private static void report(String where, List<Duration> round) {
        assertThat(round).isNotEmpty();
        Collections.sort(round);
        LOG.info(
                "{}: {} round trips, p50 {} ms, p99 {} ms, longest {} ms",
                where,
                round.size(),
                round.get(round.size() / 2).toNanos() / 1e6,
                round.get(round.size() * 99 / 100).toNanos() / 1e6,
                round.getLast().toNanos() / 1e6);
        assertThat(round.getLast()).isLessThan(ACK_WITHIN);
    }

    private static String account() {
        return String.format("a9a9a9a9a9a9a9a9a9a9a9%02d", ++next);
    }
}
