package org.digitalstage.gateway.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.digitalstage.gateway.stub.GatewayProcess;
import org.digitalstage.gateway.stub.RawSocket;
import org.digitalstage.gateway.stub.SelfSigned;
import org.digitalstage.gateway.stub.StubService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What the relay costs. Run with -Dcost=true -Dtest=RelayCostTest; the figures are printed. */
@EnabledIfSystemProperty(named = "cost", matches = "true", disabledReason = "a measurement, run with -Dcost=true")
final class RelayCostTest {
    private static final int SOCKETS = 200;
    private static final int PAYLOAD = 200;
    private static final int FRAME = PAYLOAD + 4;

    @Test
    void oneMessageWithoutTls() throws Exception {
        try (StubService stage = new StubService();
                GatewayProcess gateway = GatewayProcess.start(stage.url())) {
            measure("plain", stage, gateway, gateway.port(), null);
        }
    }

    @Test
    void oneMessageWithTls() throws Exception {
        SelfSigned certificate = SelfSigned.create();
        int port = GatewayProcess.freePort();
        SslContext tls = SslContextBuilder.forClient()
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .endpointIdentificationAlgorithm("")
                .build();
        try (StubService stage = new StubService();
                GatewayProcess gateway = GatewayProcess.start(
                        stage.url(),
                        "digitalstage.gateway.tls.port=" + port,
                        "digitalstage.gateway.tls.certificate=" + certificate.certificate(),
                        "digitalstage.gateway.tls.private-key=" + certificate.privateKey())) {
            measure("TLS", stage, gateway, port, tls);
        } finally {
            certificate.delete();
        }
    }

    @Test
    void theWayWithoutGateway() throws Exception {
        try (StubService stage = new StubService();
                CountingClients clients = new CountingClients(null)) {
            List<RawSocket> services = connect(stage, clients, stage.port());
            deliver(clients, services, 100, 1, 5);
            clients.note();
            deliver(clients, services, 100, 1, 10);
            System.out.printf(Locale.ROOT, "without gateway, for comparison: %s%n", percentiles(clients));
        }
    }

    private static void measure(
            String name, StubService stage, GatewayProcess gateway, int port, @Nullable SslContext tls)
            throws Exception {
        try (CountingClients clients = new CountingClients(tls)) {
            List<RawSocket> services = connect(stage, clients, port);
            deliver(clients, services, 100, 1, 15);
            for (int burst : new int[] {1, 5}) {
                clients.note();
                GatewayProcess.Cpu before = gateway.cpu();
                long messages = deliver(clients, services, 100, burst, 10);
                GatewayProcess.Cpu used = gateway.cpu().since(before);
                System.out.printf(
                        Locale.ROOT,
                        "%s, to %d clients, %d messages of %d bytes per flush: %s, %d/s, %s%n",
                        name,
                        SOCKETS,
                        burst,
                        PAYLOAD,
                        perMessage(used, messages),
                        messages / 10,
                        percentiles(clients));
            }
            GatewayProcess.Cpu before = gateway.cpu();
            long messages = listen(clients, services, 50, 10);
            GatewayProcess.Cpu used = gateway.cpu().since(before);
            System.out.printf(
                    Locale.ROOT,
                    "%s, from %d clients: %s, %d/s%n",
                    name,
                    SOCKETS,
                    perMessage(used, messages),
                    messages / 10);
        }
    }

    private static List<RawSocket> connect(StubService stage, CountingClients clients, int port) throws Exception {
        List<RawSocket> services = new ArrayList<>();
        for (int i = 0; i < SOCKETS; i++) {
            clients.connect(port);
            services.add(stage.socket());
        }
        clients.say(PAYLOAD);
        return services;
    }

    /** Every service socket says so many frames at once, so many times a second; returns the frames that arrived. */
    private static long deliver(CountingClients clients, List<RawSocket> services, int rate, int burst, int seconds)
            throws IOException {
        ByteBuffer flush = ByteBuffer.allocate(FRAME * burst);
        for (int i = 0; i < burst; i++) {
            flush.put(i * FRAME, new byte[] {(byte) 0x82, 126, 0, (byte) PAYLOAD});
        }
        long already = clients.bytes();
        long start = System.nanoTime();
        for (int round = 0; round < rate * seconds; round++) {
            awaitTime(start + round * 1_000_000_000L / rate);
            for (RawSocket service : services) {
                flush.putLong(4, System.nanoTime());
                service.bytes(flush.array());
            }
        }
        long sent = (long) services.size() * rate * seconds * burst;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (clients.bytes() - already < sent * FRAME && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat((clients.bytes() - already) / FRAME).isEqualTo(sent);
        return sent;
    }

    /** Every client says one frame, so many times a second; returns the frames that arrived. */
    private static long listen(CountingClients clients, List<RawSocket> services, int rate, int seconds)
            throws IOException {
        long start = System.nanoTime();
        for (int round = 0; round < rate * seconds; round++) {
            awaitTime(start + round * 1_000_000_000L / rate);
            clients.say(PAYLOAD);
            for (RawSocket service : services) {
                service.tcp()
                        .getInputStream()
                        .skipNBytes(service.tcp().getInputStream().available());
            }
        }
        return (long) services.size() * rate * seconds;
    }

    private static String perMessage(GatewayProcess.Cpu used, long messages) {
        return String.format(
                Locale.ROOT,
                "%.2f us CPU a message (%.2f in the kernel)",
                used.all() * 1e6 / messages,
                used.kernel() * 1e6 / messages);
    }

    private static void awaitTime(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        if (left > 0) {
            LockSupport.parkNanos(left);
        }
    }

    private static String percentiles(CountingClients clients) throws InterruptedException {
        List<Long> delays = clients.delays();
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms, p99 %.2f ms",
                delays.get(delays.size() / 2) / 1e6,
                delays.get(delays.size() * 99 / 100) / 1e6);
    }
}
