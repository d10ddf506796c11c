package org.digitalstage.platform.testing.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class FaultProxyTest {
    private ServerSocket server;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        proxy = FaultProxy.to(server.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void bytesPassInBothDirectionsAndAreCounted() throws IOException {
        try (Socket client = connect();
                Socket far = server.accept()) {
            write(client, "hello");
            assertThat(read(far, 5)).isEqualTo("hello");
            write(far, "you");
            assertThat(read(client, 3)).isEqualTo("you");
        }
        assertThat(proxy.bytes(Direction.TO_SERVER)).isEqualTo(5);
        assertThat(proxy.bytes(Direction.TO_CLIENT)).isEqualTo(3);
        assertThat(proxy.accepted()).isEqualTo(1);
    }

    @Test
    void aResetIsSeenAsResetOnBothSides() throws IOException {
        try (Socket client = connect();
                Socket far = server.accept()) {
            exchange(client, far);
            proxy.reset();
            assertThatThrownBy(() -> read(client, 1)).isInstanceOf(SocketException.class);
            assertThatThrownBy(() -> read(far, 1)).isInstanceOf(SocketException.class);
            assertThat(proxy.open()).isZero();
        }
    }

    @Test
    void aFinishIsSeenAsEndOfStreamOnBothSides() throws IOException {
        try (Socket client = connect();
                Socket far = server.accept()) {
            exchange(client, far);
            proxy.finish();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            assertThat(far.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void anEndOfOneSideIsPassedOnAndTheOtherDirectionStays() throws IOException {
        try (Socket client = connect();
                Socket far = server.accept()) {
            client.shutdownOutput();
            assertThat(far.getInputStream().read()).isEqualTo(-1);
            write(far, "late");
            assertThat(read(client, 4)).isEqualTo("late");
        }
    }

    @Test
    void aPauseHoldsBytesBackAndMakesTheSenderWait() throws Exception {
        try (Socket client = connect();
                Socket far = server.accept()) {
            exchange(client, far);
            proxy.pause(Direction.TO_CLIENT);
            Thread sender = Thread.ofVirtual().start(() -> writeMuch(far, 64 << 20));
            client.setSoTimeout(200);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            assertThat(sender.join(Duration.ofMillis(200))).isFalse();
            proxy.heal();
            client.setSoTimeout(5_000);
            client.getInputStream().skipNBytes(64 << 20);
            assertThat(sender.join(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void aDelayMovesEveryByteByThatTime() throws IOException {
        try (Socket client = connect();
                Socket far = server.accept()) {
            proxy.delay(Direction.TO_SERVER, Duration.ofMillis(300));
            long start = System.nanoTime();
            write(client, "slow");
            assertThat(read(far, 4)).isEqualTo("slow");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
    }

    @Test
    void aThrottledLineCarriesNoMoreThanItsRate() throws IOException {
        try (Socket client = connect();
                Socket far = server.accept()) {
            proxy.throttle(Direction.TO_SERVER, 10_000);
            long start = System.nanoTime();
            write(client, "x".repeat(5_000));
            read(far, 5_000);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        }
    }

    @Test
    void swallowedBytesAreLostWhileTheConnectionStays() throws IOException {
        try (Socket client = connect();
                Socket far = server.accept()) {
            proxy.swallow(Direction.TO_CLIENT);
            write(far, "lost");
            client.setSoTimeout(200);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            proxy.heal();
            client.setSoTimeout(5_000);
            write(far, "kept");
            assertThat(read(client, 4)).isEqualTo("kept");
        }
    }

    @Test
    void aRefusingProxyDropsNewConnectionsAndKeepsPresentOnes() throws IOException {
        try (Socket client = connect();
                Socket far = server.accept()) {
            exchange(client, far);
            proxy.refuse();
            assertThatThrownBy(() -> {
                        try (Socket late = connect()) {
                            read(late, 1);
                        }
                    })
                    .isInstanceOfAny(SocketException.class, ConnectException.class);
            exchange(client, far);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(proxy.host(), proxy.port());
    }

    private static void exchange(Socket one, Socket other) throws IOException {
        write(one, "ping");
        assertThat(read(other, 4)).isEqualTo("ping");
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    private static void writeMuch(Socket socket, int bytes) {
        try {
            socket.getOutputStream().write(new byte[bytes]);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String read(Socket socket, int length) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(length);
        return new String(bytes, UTF_8);
    }
}
