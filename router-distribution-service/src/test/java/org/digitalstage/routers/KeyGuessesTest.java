package org.digitalstage.routers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.routers.feature.Ledger.BERLIN;

import java.util.Map;
import java.util.stream.IntStream;
import org.digitalstage.platform.testing.socket.Ending;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.digitalstage.routers.feature.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever guesses the key of routers is judged so often a minute, however many guesses come at once and wherever. */
class KeyGuessesTest {

    private final Network network = new Network();

    @BeforeEach
    void start() {
        for (int instance = 0; instance < 2; instance++) {
            network.start(
                    "--digitalstage.routers.wrong-keys-a-minute-from-address=10",
                    "--digitalstage.routers.wrong-keys-a-minute=25");
        }
    }

    @AfterEach
    void stop() {
        network.close();
    }

    private SocketClient show(int number, String from, String key) {
        SocketClient client = network.connect(number % 2, from);
        client.emit("router", Map.of("apiKey", key, "router", Ledger.document("city " + number, BERLIN, "mediasoup")));
        client.emit("ready");
        return client;
    }

    private void guess(int times, String from) {
        var guesses = IntStream.range(0, times)
                .mapToObj(number -> show(number, from, "wrong key " + number))
                .toList();
        assertThat(guesses).allMatch(client -> client.ending() instanceof Ending.Dropped);
        assertThat(guesses).allMatch(client -> client.received().isEmpty());
    }

    private boolean comesIn(int number, String from) {
        try (SocketClient client = show(number, from, Network.KEY)) {
            Network.await(
                    "an answer", () -> !client.isOpen() || !client.received().isEmpty());
            return client.received().stream().anyMatch(received -> "ready".equals(received.event()));
        }
    }

    @Test
    void afterAHundredGuessesAtOnceNotEvenTheRightKeyLetsThatAddressIn() {
        guess(9, "203.0.113.1");
        assertThat(comesIn(0, "203.0.113.1")).as("with one guess left").isTrue();

        guess(100, "203.0.113.1");

        assertThat(comesIn(0, "203.0.113.1")).isFalse();
        assertThat(comesIn(1, "203.0.113.1")).as("at the other instance").isFalse();
        assertThat(comesIn(0, "203.0.113.2")).as("from another address").isTrue();
    }

    @Test
    void allAddressesTogetherHaveALimitToo() {
        guess(100, "203.0.113.1");
        guess(100, "203.0.113.2");
        assertThat(comesIn(0, "203.0.113.4")).isTrue();

        guess(100, "203.0.113.3");

        assertThat(comesIn(0, "203.0.113.4")).isFalse();
        assertThat(comesIn(1, "203.0.113.5")).isFalse();
    }

    @Test
    void manyRoutersWithTheRightKeyComeInAtOnce() {
        var routers = IntStream.range(0, 60)
                .mapToObj(number -> show(number, "203.0.113.1", Network.KEY))
                .toList();

        routers.forEach(client -> client.event("ok"));
        assertThat(routers).allMatch(SocketClient::isOpen);
    }
}
