package org.digitalstage.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EmbeddedRedisTest {

    @Test
    void itStartsOnAFreePortAndIsGoneAfterClose() throws IOException {
        EmbeddedRedis redis = EmbeddedRedis.start();
        long pid = redis.pid();
        assertThat(say(redis.port(), "PING")).isEqualTo("+PONG");
        assertThat(redis.url()).isEqualTo("redis://127.0.0.1:" + redis.port());

        redis.close();

        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(redis.isRunning()).isFalse();
    }

    @Test
    void afterAKillItRestartsEmptyOnItsPort() throws IOException {
        try (EmbeddedRedis redis = EmbeddedRedis.start()) {
            assertThat(say(redis.port(), "SET a b")).isEqualTo("+OK");

            redis.kill();
            assertThatThrownBy(() -> say(redis.port(), "PING")).isInstanceOf(IOException.class);

            redis.restart();
            assertThat(say(redis.port(), "EXISTS a")).isEqualTo(":0");
        }
    }

    @Test
    void aPausedOneAnswersNothingUntilItIsResumed() throws IOException {
        try (EmbeddedRedis redis = EmbeddedRedis.start()) {
            redis.pause();
            assertThatThrownBy(() -> say(redis.port(), "PING")).isInstanceOf(SocketTimeoutException.class);

            redis.resume();
            assertThat(say(redis.port(), "PING")).isEqualTo("+PONG");
        }
    }

    @Test
    void aPausedOneCanBeClosed() {
        EmbeddedRedis redis = EmbeddedRedis.start();
        redis.pause();
        redis.close();
        assertThat(redis.isRunning()).isFalse();
    }

    @Test
    void aPortInUseIsRefusedWithASentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, Loopback.at(0).getAddress())) {
            assertThatThrownBy(() -> EmbeddedRedis.start(taken.getLocalPort()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Expected port " + taken.getLocalPort() + " to be free but another program uses it");
        }
    }

    private static String say(int port, String command) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(300);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            StringBuilder line = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c >= 0 && c != '\r';
                    c = socket.getInputStream().read()) {
                line.append((char) c);
            }
            return line.toString();
        }
    }
}
