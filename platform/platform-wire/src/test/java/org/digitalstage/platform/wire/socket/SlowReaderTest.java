package org.digitalstage.platform.wire.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.digitalstage.platform.testing.socket.Ending;
import org.digitalstage.platform.testing.socket.Received;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.digitalstage.platform.testing.socket.SocketClientOptions;
import org.digitalstage.platform.wire.frame.EncodedFrame;
import org.digitalstage.platform.wire.outbox.Coalescing;
import org.digitalstage.platform.wire.outbox.Outgoing;
import org.junit.jupiter.api.Test;

class SlowReaderTest {

    private static final SocketClientOptions SMALL_BUFFER = SocketClientOptions.USUAL.withReceiveBuffer(16 * 1024);
    private static final String PADDING = "x".repeat(1000);

    @Test
    void aReaderThatStopsIsDroppedAtTheLimitAndOthersGetEverything() {
        try (TestServer server = new TestServer("outbox-limit=1MB")) {
            SocketClient slow = server.connect(SMALL_BUFFER);
            SocketClient fast = server.connect();
            Connection slowConnection = named(server, slow, "slow");
            Connections both = Connections.NONE.with(slowConnection).with(named(server, fast, "fast"));
            slow.pauseReading();
            long most = 0;
            for (int i = 0; i < 5000; i++) {
                both.send(Outgoing.barrier(EncodedFrame.event("n", i, PADDING)));
                most = Math.max(most, slowConnection.pendingBytes());
                if (i % 50 == 49) {
                    fast.ask("hello"); // so that the test itself does not run ahead
                }
            }
            Eventually.await(
                    "the slow one is dropped", () -> server.listener().closed.contains(slowConnection));
            assertThat(most).isLessThan((1 << 20) + 256 * 1024);
            fast.await(
                    received -> "n".equals(received.event())
                            && received.arguments().getFirst().equals(4999),
                    "all");
            assertThat(numbers(fast)).hasSize(5000).isSorted();
            slow.resumeReading();
            assertThat(slow.ending()).isInstanceOf(Ending.Dropped.class);
            assertThat(server.count("wire.connections.dropped", "reason", "slow"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aReaderThatTakesNothingIsDroppedAlsoBelowTheLimit() {
        try (TestServer server = new TestServer("progress-within=500ms", "outbox-limit=64MB")) {
            SocketClient slow = server.connect(SMALL_BUFFER);
            Connection connection = named(server, slow, "slow");
            slow.pauseReading();
            for (int i = 0; i < 10_000; i++) {
                connection.send(Outgoing.barrier(EncodedFrame.event("n", i, PADDING)));
            }
            Eventually.await("it is dropped", () -> server.listener().closed.contains(connection));
            assertThat(server.count("wire.connections.dropped", "reason", "slow"))
                    .isEqualTo(1);
        }
    }

    @Test
    void continuousValuesAreMergedForAReaderThatPausesAndItEndsWithTheLastOnes() {
        try (TestServer server = new TestServer()) {
            SocketClient slow = server.connect(SMALL_BUFFER);
            Connection connection = named(server, slow, "slow");
            slow.pauseReading();
            for (int i = 0; i < 20_000; i++) {
                String member = "m" + i % 7;
                connection.send(new Outgoing(
                        EncodedFrame.event("n", i, Map.of("_id", member, "volume", i), PADDING),
                        Coalescing.continuous(member, Set.of("volume"), Set.of("g"))));
            }
            connection.send(Outgoing.ack(77, (Object) null));
            Eventually.await("some merged", () -> server.count("wire.frames.merged") > 10_000);
            slow.resumeReading();
            slow.acknowledgement(77);
            List<Object> numbers = numbers(slow);
            assertThat(numbers.subList(numbers.size() - 7, numbers.size()))
                    .containsExactly(19_993, 19_994, 19_995, 19_996, 19_997, 19_998, 19_999);
            assertThat(numbers).isSorted();
            Eventually.await(
                    "what is missing was merged", () -> numbers.size() + server.count("wire.frames.merged") == 20_000);
        }
    }

    @Test
    void aSlowReaderIsNotReadFromEitherUntilItCatchesUp() {
        try (TestServer server = new TestServer()) {
            SocketClient slow = server.connect(SMALL_BUFFER);
            Connection connection = named(server, slow, "slow");
            slow.pauseReading();
            for (int i = 0; i < 1100; i++) {
                connection.send(Outgoing.barrier(EncodedFrame.event("n", i, PADDING)));
            }
            Eventually.await("pressure", () -> connection.pendingBytes() > 600_000);
            int before = server.listener().received.get();
            long asked = slow.request("hello");
            assertThat(server.listener().received.get()).isEqualTo(before);
            slow.resumeReading();
            assertThat(slow.acknowledgement(asked)).containsExactly(null, "hello");
            assertThat(numbers(slow)).hasSize(1100);
        }
    }

    private static Connection named(TestServer server, SocketClient client, String name) {
        client.ask("name", name);
        return server.listener().named.get(name);
    }

    private static List<Object> numbers(SocketClient client) {
        return client.received().stream()
                .filter(received -> "n".equals(received.event()))
                .map((Received received) -> received.arguments().getFirst())
                .toList();
    }
}
