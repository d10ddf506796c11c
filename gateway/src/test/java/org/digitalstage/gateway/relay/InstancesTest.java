package org.digitalstage.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import org.digitalstage.gateway.stub.Await;
import org.digitalstage.gateway.stub.Frame;
import org.digitalstage.gateway.stub.Gateway;
import org.digitalstage.gateway.stub.RawSocket;
import org.digitalstage.gateway.stub.StubService;
import org.digitalstage.platform.testing.fault.Direction;
import org.digitalstage.platform.testing.fault.FaultProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class InstancesTest {
    private StubService one;
    private StubService two;

    @BeforeEach
    void start() {
        one = new StubService();
        two = new StubService();
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    @Test
    void socketsAreSharedAmongTheInstancesInTurn() throws Exception {
        try (Door gateway = Door.before(one.url() + "," + two.url())) {
            for (int i = 0; i < 3; i++) {
                gateway.upgrade("/").close();
                gateway.upgrade("/").close();
                one.socket().close();
                two.socket().close();
            }
            assertThat(one.hasSockets() || two.hasSockets()).isFalse();
        }
    }

    @Test
    void theClientsOfAKilledInstanceAreDroppedAndComeBackToAnother() throws Exception {
        try (FaultProxy line = FaultProxy.to(one.port());
                Door gateway = Door.before("http://127.0.0.1:" + line.port() + "," + two.url());
                RawSocket first = gateway.upgrade("/")) {
            one.socket();
            line.refuse();
            line.reset();
            assertThat(first.endsWithoutAnotherByte()).isTrue();
            for (int i = 0; i < 4; i++) {
                try (RawSocket again = gateway.upgrade("/");
                        RawSocket service = two.socket()) {
                    again.text("back");
                    assertThat(service.read().text()).isEqualTo("back");
                }
            }
        }
    }

    @Test
    void anInstanceThatIsNotReadyIsPassedOver() throws Exception {
        one.answerUpgrade(head -> StubService.response(503, "draining"));
        try (Door gateway = Door.before(one.url() + "," + two.url())) {
            for (int i = 0; i < 3; i++) {
                gateway.upgrade("/").close();
                two.socket().close();
            }
        }
    }

    @Test
    void anInstanceThatTakesConnectionsButNeverAnswersIsPassedOver() throws Exception {
        try (FaultProxy line = FaultProxy.to(one.port());
                Door gateway = Door.before("http://127.0.0.1:" + line.port() + "," + two.url())) {
            line.pause(Direction.TO_CLIENT);
            gateway.upgrade("/").close();
            two.socket().close();
        }
    }

    @Test
    void anInstanceThatFellSilentWithoutAWordLosesItsClientsInTime() throws Exception {
        try (FaultProxy line = FaultProxy.to(one.port());
                Door gateway = Door.before("http://127.0.0.1:" + line.port());
                RawSocket client = gateway.upgrade("/");
                RawSocket service = one.socket()) {
            service.send(Frame.PING, new byte[0]);
            assertThat(client.read().opcode()).isEqualTo(Frame.PING);
            line.pause();
            assertThat(client.endsWithoutAnotherByte()).isTrue();
        }
    }

    @Test
    void aServiceThatPingsKeepsItsClients() throws Exception {
        try (Door gateway = Door.before(one.url());
                RawSocket client = gateway.upgrade("/");
                RawSocket service = one.socket()) {
            for (int i = 0; i < 7; i++) {
                assertThat(client.staysFor(500)).isTrue();
                service.send(Frame.PING, new byte[0]);
                assertThat(client.read().opcode()).isEqualTo(Frame.PING);
            }
        }
    }

    @Test
    void whenNoInstanceCanBeReachedTheUpgradeIsRefusedWithASentence() throws Exception {
        String nobody = "http://127.0.0.1:" + freePort();
        try (Door gateway = Door.before(nobody);
                RawSocket client = gateway.upgrade("/");
                RawSocket router = gateway.upgrade("/routers")) {
            assertThat(client.head()).startsWith("HTTP/1.1 503 ").contains("etry-");
            assertThat(client.body()).contains("The stage-service cannot be reached now, please try again.");
            assertThat(router.head()).startsWith("HTTP/1.1 503 ");
            assertThat(router.body()).contains("The router-distribution-service cannot be reached now");
        }
    }

    @Test
    void anInstanceThatComesBackIsUsedAgain() throws Exception {
        int port = freePort();
        try (Door gateway = Door.before("http://127.0.0.1:" + port + "," + two.url())) {
            gateway.upgrade("/").close();
            two.socket().close();
            try (StubService late = new StubService(port)) {
                Await.until(Duration.ofSeconds(10), () -> {
                    knock(gateway);
                    return late.hasSockets();
                });
                assertThat(late.socket().head()).startsWith("GET /stage ");
            }
        }
    }

    @Test
    void theSocketPathOfAServiceMayBeConfigured() throws Exception {
        try (Door gateway = Door.before(one.url() + "/ws/v1");
                RawSocket client = gateway.upgrade("/");
                RawSocket service = one.socket()) {
            assertThat(client.head()).startsWith("HTTP/1.1 101 ");
            assertThat(service.head()).startsWith("GET /ws/v1 HTTP/1.1");
        }
    }

    @Test
    void whenTheGatewayStopsBothSidesAreDroppedWithoutACloseFrame() throws Exception {
        Gateway gateway = Gateway.before(one);
        try (RawSocket client = gateway.upgrade("/");
                RawSocket service = one.socket()) {
            gateway.close();
            assertThat(client.endsWithoutAnotherByte()).isTrue();
            assertThat(service.endsWithoutAnotherByte()).isTrue();
        }
    }

    private static void knock(Door gateway) {
        try {
            gateway.upgrade("/").close();
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
