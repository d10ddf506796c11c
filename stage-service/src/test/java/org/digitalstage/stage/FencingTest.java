package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Promise 4: what was said to an instance that stood still, and was never acknowledged, undoes nothing that another one has acknowledged since. So many rounds:
 * {@code -Ddigitalstage.rounds=N}.
 */
class FencingTest {

    private static final int ROUNDS = Integer.getInteger("digitalstage.rounds", 1);
    private static final int PEOPLE = 20;
    private static final Duration STILL = Duration.ofSeconds(12);

    private static Ensemble ensemble;
    private static OwnInstance stands;

    @BeforeAll
    static void open() {
        ensemble = new Ensemble();
        ensemble.own();
        stands = ensemble.own();
        List.of(0, 1).forEach(ensemble::warmUp);
    }

    @AfterAll
    static void close() {
        ensemble.close();
    }

    @Test
    void whoComesBackElsewhereKeepsWhatIsAcknowledgedToHimThere() {
        for (int round = 1; round <= ROUNDS; round++) {
            round(round);
        }
    }

    private void round(int round) {
        List<SocketClient> there = signInAt(1);
        for (SocketClient client : there.subList(0, PEOPLE / 2)) {
            say(client, "early " + round); // it may have been read, and be anywhere on its way
        }
        long from = System.nanoTime();
        stands.pause();
        for (int i = 0; i < PEOPLE; i++) {
            say(there.get(i), "old " + round);
            leave(there.get(i), i);
        }
        List<SocketClient> here = signInAt(0);
        for (SocketClient client : here) {
            assertThat(client.acknowledgement(say(client, "new " + round))).containsExactly((Object) null);
        }
        Waiting.until(STILL.minusNanos(System.nanoTime() - from), () -> false);
        stands.resume();
        // Who signs in there again comes behind all that he said there before.
        Map<String, Object> expected = new LinkedHashMap<>();
        Map<String, Object> found = new LinkedHashMap<>();
        List<SocketClient> again = signInAt(1);
        again.addAll(signInAt(0));
        for (int i = 0; i < again.size(); i++) {
            expected.put(i + " in round " + round, "new " + round);
            found.put(i + " in round " + round, device(again.get(i)).get("name"));
        }
        assertThat(found).isEqualTo(expected);
        here.forEach(SocketClient::close);
        again.forEach(SocketClient::close);
    }

    private static long say(SocketClient client, String name) {
        return client.request("change-device", Map.of("_id", device(client).get("_id"), "name", name));
    }

    /** With a word, without one, or as somebody whose network is gone. */
    private static void leave(SocketClient client, int how) {
        switch (how % 3) {
            case 0 -> client.drop();
            case 1 -> client.closeFrame(1000);
            default -> client.stopAnsweringPings();
        }
    }

    private static List<SocketClient> signInAt(int instance) {
        AtomicInteger number = new AtomicInteger();
        List<SocketClient> clients = new ArrayList<>();
        while (clients.size() < PEOPLE) {
            String account = String.format("f1f1f1f1f1f1f1f1f1f1f1%02d", number.incrementAndGet());
            clients.add(ensemble.signIn(instance, account, "P" + number));
        }
        return clients;
    }

    private static Map<String, Object> device(SocketClient client) {
        return Theatre.map(client.received().stream()
                .filter(each -> "ldr".equals(each.event()))
                .findFirst()
                .orElseThrow()
                .arguments()
                .getFirst());
    }
}
