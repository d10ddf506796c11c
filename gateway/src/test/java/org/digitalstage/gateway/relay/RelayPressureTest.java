package org.digitalstage.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.digitalstage.gateway.stub.Await;
import org.digitalstage.gateway.stub.Frame;
import org.digitalstage.gateway.stub.RawSocket;
import org.digitalstage.gateway.stub.StubService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class RelayPressureTest {
    private static final int LIMIT = 256 * 1024;
    private static final int FRAME = 1000;

    private static StubService stage;
    private static Door gateway;

    @BeforeAll
    static void start() {
        stage = new StubService();
        gateway = Door.before(stage.url());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        stage.close();
    }

    @Test
    void aClientThatDoesNotReadHoldsTheServiceBackAndNothingIsLost() throws Exception {
        try (RawSocket client = gateway.upgrade("/");
                RawSocket service = stage.socket()) {
            service.tcp().setSendBufferSize(4096);
            Flood flood = new Flood(service);
            flood.awaitStandstill();
            int elsewhere = client.tcp().getReceiveBufferSize() + service.tcp().getSendBufferSize();
            assertThat(flood.sent() - elsewhere).isLessThan(LIMIT);

            flood.stopAfterThisFrame();
            long received = 0;
            while (received < flood.sent() || !flood.isOver()) {
                received += client.read().payload().length + 4;
            }
            assertThat(received).isEqualTo(flood.sent());
        }
    }

    @Test
    void aServiceThatDoesNotReadHoldsTheClientBackAndNothingIsLost() throws Exception {
        try (RawSocket client = gateway.upgrade("/");
                RawSocket service = stage.socket()) {
            client.tcp().setSendBufferSize(4096);
            Flood flood = new Flood(client);
            flood.awaitStandstill();
            int elsewhere = service.tcp().getReceiveBufferSize() + client.tcp().getSendBufferSize();
            assertThat(flood.sent() - elsewhere).isLessThan(LIMIT);

            flood.stopAfterThisFrame();
            long received = 0;
            while (received < flood.sent() || !flood.isOver()) {
                received += service.read().payload().length + 8;
            }
            assertThat(received).isEqualTo(flood.sent());
        }
    }

    @Test
    void aClientThatDoesNotReadDoesNotHoldOthersBack() throws Exception {
        try (RawSocket stuck = gateway.upgrade("/");
                RawSocket stuckService = stage.socket()) {
            stuck.text("hello");
            new Flood(stuckService).awaitStandstill();
            int open = gateway.sockets().open();
            for (int i = 0; i < 8; i++) {
                try (RawSocket client = gateway.upgrade("/");
                        RawSocket service = stage.socket()) {
                    service.text("hello");
                    assertThat(client.read().text()).isEqualTo("hello");
                }
            }
            Await.until(Duration.ofSeconds(5), () -> gateway.sockets().open() <= open);
            assertThat(gateway.sockets().open()).isEqualTo(open);
        }
    }

    @Test
    void aClientThatNeverReadsIsDroppedSoonAfterItsServiceHasGone() throws Exception {
        try (RawSocket _ = gateway.upgrade("/");
                RawSocket service = stage.socket()) {
            new Flood(service).awaitStandstill();
            Sockets sockets = gateway.sockets();
            int open = sockets.open();
            service.reset();
            Await.until(Duration.ofSeconds(10), () -> sockets.open() < open);
        }
    }

    /** Writes frames as fast as they are taken. */
    private static final class Flood {
        private final AtomicLong sent = new AtomicLong();
        private final Thread writer;
        private volatile boolean stopping;

        Flood(RawSocket from) {
            byte[] payload = new byte[FRAME];
            Arrays.fill(payload, (byte) 'f');
            byte[] frame = from.encode(Frame.BINARY, true, payload);
            Socket tcp = from.tcp();
            writer = Thread.ofPlatform().daemon().start(() -> write(tcp, frame));
        }

        long sent() {
            return sent.get();
        }

        boolean isOver() {
            return !writer.isAlive();
        }

        void stopAfterThisFrame() {
            stopping = true;
        }

        void awaitStandstill() {
            long[] before = {-1};
            Await.until(Duration.ofSeconds(20), Duration.ofMillis(500), () -> {
                long now = sent.get();
                boolean still = now > 0 && now == before[0];
                before[0] = now;
                return still;
            });
        }

        private void write(Socket tcp, byte[] frame) {
            try {
                while (!stopping) {
                    tcp.getOutputStream().write(frame);
                    sent.addAndGet(frame.length);
                }
            } catch (IOException gone) {
                stopping = true;
            }
        }
    }
}
