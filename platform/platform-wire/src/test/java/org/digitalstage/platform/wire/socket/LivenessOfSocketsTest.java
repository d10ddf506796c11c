package org.digitalstage.platform.wire.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.digitalstage.platform.testing.socket.Ending;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.junit.jupiter.api.Test;

/** About real time, so with short times. */
class LivenessOfSocketsTest {

    @Test
    void aSocketThatAnswersPingsStaysAndOneThatDoesNotIsDropped() {
        try (TestServer server = new TestServer("ping-every=400ms", "pong-within=2s")) {
            SocketClient answering = server.connect();
            SocketClient silent = server.connect();
            silent.stopAnsweringPings();
            assertThat(silent.ending()).isInstanceOf(Ending.Dropped.class);
            assertThat(silent.pings()).isPositive();
            Eventually.await("more pings", () -> answering.pings() >= 8);
            assertThat(answering.ask("hello")).containsExactly(null, "hello");
            assertThat(server.count("wire.connections.dropped", "reason", "silent"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aServerThatStoodStillItselfDropsNobodyForIt() {
        try (TestServer server = new TestServer("ping-every=400ms", "pong-within=2s", "loops=1")) {
            SocketClient other = server.connect();
            SocketClient client = server.connect();
            assertThat(client.ask("stand still")).containsExactly(null, "stand still");
            assertThat(client.ask("hello")).containsExactly(null, "hello");
            assertThat(other.ask("hello")).containsExactly(null, "hello");
        }
    }

    @Test
    void aSocketWhoseTickBreaksIsDroppedAndTheOthersOfItsLoopAreLookedAtAsBefore() {
        try (TestServer server =
                new TestServer("ping-every=400ms", "sustained-frames=20", "burst-frames=5", "loops=1")) {
            SocketClient broken = server.connect();
            SocketClient other = server.connect();
            IntStream.range(0, 20).forEach(i -> broken.emit("hello"));
            broken.emit("error"); // held back until a tick hands it on
            assertThat(broken.ending()).isInstanceOf(Ending.Dropped.class);
            int before = other.pings();
            Eventually.await("more pings", () -> other.pings() >= before + 3);
            assertThat(other.ask("hello")).containsExactly(null, "hello");
            assertThat(server.count("wire.connections.dropped", "reason", "fault"))
                    .isEqualTo(1);
        }
    }

    @Test
    void whetherAClientIsThereIsKnownAfterOnePing() {
        try (TestServer server = new TestServer("unanswered=1")) {
            SocketClient client = server.connect();
            client.ask("name", "one");
            client.emit("late"); // nothing more is handed on until that is answered, and yet the PONG is read
            client.emit("hello");
            Connection connection = server.listener().named.get("one");
            assertThat(connection.isThere(System.nanoTime()).join()).isTrue();
            client.stopAnsweringPings();
            assertThat(connection.isThere(System.nanoTime()).join()).isFalse();
            client.drop();
            Eventually.await("closed", () -> !connection.isOpen());
            assertThat(connection.isThere(0)).isCompletedWithValue(false);
        }
    }

    @Test
    void aSocketThatDoesNotSayWhoItIsIsDropped() {
        try (TestServer server = new TestServer("authenticate-within=1s")) {
            SocketClient known = server.connect();
            known.ask("hello");
            server.listener().authenticating = false;
            SocketClient unknown = server.connect();
            assertThat(unknown.ending()).isInstanceOf(Ending.Dropped.class);
            assertThat(known.ask("hello")).containsExactly(null, "hello");
        }
    }

    @Test
    void aServerThatStopsDropsItsSocketsWithoutACloseFrame() {
        TestServer server = new TestServer();
        SocketClient first = server.connect();
        SocketClient second = server.connect();
        first.ask("hello");
        long before = System.nanoTime();
        server.sockets().stop();
        assertThat(first.ending()).isInstanceOf(Ending.Dropped.class);
        assertThat(second.ending()).isInstanceOf(Ending.Dropped.class);
        assertThatThrownBy(server::connect).hasMessageContaining("503");
        server.close();
        assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
    }

    @Test
    void droppingAllLeavesTheDoorOpen() {
        try (TestServer server = new TestServer()) {
            SocketClient client = server.connect();
            client.ask("hello");
            server.sockets().dropAll();
            assertThat(client.ending()).isInstanceOf(Ending.Dropped.class);
            assertThat(server.connect().ask("hello")).containsExactly(null, "hello");
        }
    }
}
