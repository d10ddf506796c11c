package org.digitalstage.platform.wire.socket;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.digitalstage.platform.testing.socket.SocketClientOptions;
import org.digitalstage.platform.wire.frame.EncodedFrame;
import org.digitalstage.platform.wire.outbox.Outgoing;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Sockets that end in the middle of everything give all their buffers back; the build runs with paranoid leak detection. */
class LeakTest {

    private static final SocketClientOptions SMALL_BUFFER = SocketClientOptions.USUAL.withReceiveBuffer(8 * 1024);

    @Test
    void nothingLeaksWhereverASocketEnds() {
        assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
        Logger logger = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
        ListAppender<ILoggingEvent> reports = new ListAppender<>();
        reports.start();
        logger.addAppender(reports);
        try (TestServer server = new TestServer("unanswered=5", "burst-frames=50", "progress-within=1s")) {
            for (int i = 0; i < 40; i++) {
                endInTheMiddle(server, i);
            }
            Eventually.await("all are closed", () -> server.listener().closed.size() == 40);
        }
        collect();
        logger.detachAppender(reports);
        assertThat(reports.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
    }

    private static void endInTheMiddle(TestServer server, int way) {
        SocketClient client = server.connect(SMALL_BUFFER);
        client.ask("name", "c" + way);
        Connection connection = server.listener().named.get("c" + way);
        client.pauseReading();
        for (int i = 0; i < 300; i++) {
            connection.send(Outgoing.barrier(EncodedFrame.event("n", "x".repeat(2000))));
        }
        for (int i = 0; i < 60; i++) {
            client.emit("late", "y".repeat(1000));
        }
        client.frame(false, 1, new byte[1000]); // begun and never finished
        switch (way % 4) {
            case 0 -> client.drop();
            case 1 -> connection.drop();
            case 2 -> connection.close(4000);
            default -> client.bytes(new byte[] {(byte) 0xFF, 0, 1, 2, 3});
        }
        connection.send(Outgoing.barrier(EncodedFrame.event("too-late")));
    }

    /** Leaks are reported when buffers are made after a collection. */
    private static void collect() {
        for (int i = 0; i < 10; i++) {
            System.gc();
            for (int k = 0; k < 200; k++) {
                ByteBufAllocator.DEFAULT.directBuffer(100).release();
            }
        }
    }
}
