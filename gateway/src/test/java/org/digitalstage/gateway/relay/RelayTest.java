package org.digitalstage.gateway.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.digitalstage.gateway.stub.Frame;
import org.digitalstage.gateway.stub.Gateway;
import org.digitalstage.gateway.stub.RawSocket;
import org.digitalstage.gateway.stub.StubService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class RelayTest {
    private static StubService stage;
    private static Gateway gateway;
    private RawSocket client;
    private RawSocket service;

    @BeforeAll
    static void start() {
        stage = new StubService();
        gateway = Gateway.before(stage);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        stage.close();
    }

    @BeforeEach
    void connect() throws Exception {
        client = gateway.upgrade("/");
        service = stage.socket();
    }

    @AfterEach
    void disconnect() throws Exception {
        client.close();
        service.close();
    }

    @Test
    void aMessagePassesInBothDirectionsAsItIs() throws Exception {
        client.send(Frame.BINARY, "{\"type\":0}".getBytes(UTF_8));
        Frame there = service.read();
        assertThat(there.text()).isEqualTo("{\"type\":0}");
        assertThat(there.opcode()).isEqualTo(Frame.BINARY);
        assertThat(there.masked()).isTrue();

        service.text("[\"ready\"]");
        Frame back = client.read();
        assertThat(back.text()).isEqualTo("[\"ready\"]");
        assertThat(back.opcode()).isEqualTo(Frame.TEXT);
        assertThat(back.masked()).isFalse();
    }

    @Test
    void fragmentsAreNotPutTogether() throws Exception {
        client.bytes(client.encode(Frame.TEXT, false, "one ".getBytes(UTF_8)));
        assertThat(service.read().last()).isFalse();
        client.bytes(client.encode(0, true, "message".getBytes(UTF_8)));
        assertThat(service.read().text()).isEqualTo("message");
    }

    @Test
    void aPackageOfFourMebibytesPassesToTheClient() throws Exception {
        byte[] stageJoined = new byte[4 << 20];
        Arrays.fill(stageJoined, (byte) 'x');
        Thread sender = Thread.ofVirtual().start(() -> send(service, stageJoined));
        assertThat(client.read().payload()).isEqualTo(stageJoined);
        sender.join();
    }

    @Test
    void aPingOfTheServiceIsForTheClientAloneToAnswer() throws Exception {
        service.send(Frame.PING, "hey".getBytes(UTF_8));
        Frame ping = client.read();
        assertThat(ping.opcode()).isEqualTo(Frame.PING);
        assertThat(ping.text()).isEqualTo("hey");
        service.tcp().setSoTimeout(300);
        assertThatThrownBy(service::read).isInstanceOf(SocketTimeoutException.class);

        service.tcp().setSoTimeout(5_000);
        client.send(Frame.PONG, "hey".getBytes(UTF_8));
        assertThat(service.read().opcode()).isEqualTo(Frame.PONG);
    }

    @Test
    void aPingOfTheClientIsForTheServiceAloneToAnswer() throws Exception {
        client.send(Frame.PING, "you".getBytes(UTF_8));
        assertThat(service.read().opcode()).isEqualTo(Frame.PING);
        client.tcp().setSoTimeout(300);
        assertThatThrownBy(client::read).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void aDropByTheServiceReachesTheClientWithoutACloseFrame() throws Exception {
        service.text("last words");
        service.close();
        assertThat(client.read().text()).isEqualTo("last words");
        assertThat(client.endsWithoutAnotherByte()).isTrue();
    }

    @Test
    void aResetByTheServiceReachesTheClientWithoutACloseFrame() throws Exception {
        service.reset();
        assertThat(client.endsWithoutAnotherByte()).isTrue();
    }

    @Test
    void aDropByTheClientReachesTheServiceWithoutACloseFrame() throws Exception {
        client.text("last words");
        client.close();
        assertThat(service.read().text()).isEqualTo("last words");
        assertThat(service.endsWithoutAnotherByte()).isTrue();
    }

    @Test
    void aResetByTheClientReachesTheServiceWithoutACloseFrame() throws Exception {
        client.reset();
        assertThat(service.endsWithoutAnotherByte()).isTrue();
    }

    @Test
    void aCloseFrameOfTheServicePassesAsItIs() throws Exception {
        byte[] goingAway = {0x03, (byte) 0xe9, 'b', 'y', 'e'};
        service.send(Frame.CLOSE, goingAway);
        Frame close = client.read();
        assertThat(close.opcode()).isEqualTo(Frame.CLOSE);
        assertThat(close.payload()).isEqualTo(goingAway);
    }

    @Test
    void aCloseFrameOfTheClientPassesAsItIs() throws Exception {
        client.send(Frame.CLOSE, new byte[0]);
        Frame close = service.read();
        assertThat(close.opcode()).isEqualTo(Frame.CLOSE);
        assertThat(close.payload()).isEmpty();
    }

    @Test
    void aDropWithinAFrameIsADropWithinAFrame() throws Exception {
        byte[] frame = service.encode(Frame.TEXT, true, new byte[1000]);
        service.bytes(Arrays.copyOf(frame, 500));
        service.close();
        assertThatThrownBy(client::read).isInstanceOf(EOFException.class);
    }

    @Test
    void aFrameOfTheLimitPassesAndOneMoreByteIsRefusedWithoutHarmToOthers() throws Exception {
        try (RawSocket other = gateway.upgrade("/stage");
                RawSocket otherService = stage.socket()) {
            client.send(Frame.BINARY, new byte[256 * 1024]);
            assertThat(service.read().payload()).hasSize(256 * 1024);

            client.text("before");
            send(client, new byte[256 * 1024 + 1]);
            assertThat(service.read().text()).isEqualTo("before");
            assertThat(service.endsWithoutAnotherByte()).isTrue();
            assertThat(client.endsWithoutAnotherByte()).isTrue();

            other.text("still here");
            assertThat(otherService.read().text()).isEqualTo("still here");
        }
    }

    @Test
    void fragmentsThatAreTooLongTogetherAreRefused() throws Exception {
        sendAll(
                client,
                client.encode(Frame.BINARY, false, new byte[200 * 1024]),
                client.encode(0, true, new byte[57 * 1024]));
        assertThat(service.read().payload()).hasSize(200 * 1024);
        assertThat(service.endsWithoutAnotherByte()).isTrue();
    }

    private static void send(RawSocket from, byte[] payload) {
        sendAll(from, from.encode(Frame.BINARY, true, payload));
    }

    private static void sendAll(RawSocket from, byte[]... frames) {
        try {
            for (byte[] frame : frames) {
                from.bytes(frame);
            }
        } catch (IOException refusedMeanwhile) {
            assertThat(from.endsWithoutAnotherByte()).isTrue();
        }
    }
}
