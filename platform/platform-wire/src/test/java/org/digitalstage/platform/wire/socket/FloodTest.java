package org.digitalstage.platform.wire.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.junit.jupiter.api.Test;

class FloodTest {

    @Test
    void aFloodIsSlowedAndOthersAreAnsweredMeanwhile() {
        try (TestServer server = new TestServer("sustained-frames=500", "burst-frames=500")) {
            SocketClient other = server.connect();
            SocketClient flooding = server.connect();
            AtomicBoolean on = new AtomicBoolean(true);
            Thread.ofVirtual().start(() -> flood(flooding, on));
            Eventually.await("a flood is seen", () -> server.count("wire.floods") > 0);
            int before = server.listener().received.get();
            long begin = System.nanoTime();
            long worst = 0;
            for (int i = 0; i < 100; i++) {
                long asked = System.nanoTime();
                other.ask("hello");
                worst = Math.max(worst, System.nanoTime() - asked);
                Eventually.await("a moment", new Pause(10)::isOver);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            assertThat(server.listener().received.get() - before - 100).isLessThan((int) (500 * seconds) + 200);
            assertThat(worst).isLessThan(500_000_000L);
            on.set(false);
        }
    }

    @Test
    void aFloodThatGoesOnIsDropped() {
        try (TestServer server = new TestServer("sustained-frames=200", "burst-frames=200", "flood-patience=1s")) {
            SocketClient flooding = server.connect();
            Thread.ofVirtual().start(() -> flood(flooding, new AtomicBoolean(true)));
            Eventually.await("it is dropped", () -> server.listener().closed.size() == 1);
            assertThat(server.count("wire.connections.dropped", "reason", "flood"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aFloodOfControlFramesIsSlowedToo() {
        try (TestServer server = new TestServer("sustained-frames=200", "burst-frames=200", "flood-patience=1s")) {
            SocketClient flooding = server.connect();
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        flooding.frame(true, 9, new byte[100]);
                    }
                } catch (UncheckedIOException e) {
                    // dropped
                }
            });
            Eventually.await("it is dropped", () -> server.listener().closed.size() == 1);
            assertThat(server.count("wire.floods")).isEqualTo(1);
        }
    }

    @Test
    void framesThatNobodyAnswersAreNotReadOn() {
        try (TestServer server = new TestServer("unanswered=10")) {
            SocketClient client = server.connect();
            for (int i = 0; i < 50; i++) {
                client.emit("late", i);
            }
            Eventually.await(
                    "ten are received", () -> server.listener().received.get() == 10);
            Connection connection = server.listener().opened.getFirst();
            connection.done();
            connection.done();
            Eventually.await("two more", () -> server.listener().received.get() == 12);
            for (int i = 0; i < 50; i++) {
                connection.done();
            }
            Eventually.await("all", () -> server.listener().received.get() > 12);
        }
    }

    private static void flood(SocketClient client, AtomicBoolean on) {
        try {
            while (on.get()) {
                client.emit("flood");
            }
        } catch (UncheckedIOException e) {
            // dropped, or the test is over
        }
    }

    private static final class Pause {
        private final long until;

        Pause(long millis) {
            until = System.nanoTime() + millis * 1_000_000;
        }

        boolean isOver() {
            return System.nanoTime() - until > 0;
        }
    }
}
