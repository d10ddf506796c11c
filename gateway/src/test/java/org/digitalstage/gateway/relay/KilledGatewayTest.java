package org.digitalstage.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.digitalstage.gateway.stub.GatewayProcess;
import org.digitalstage.gateway.stub.RawSocket;
import org.digitalstage.gateway.stub.StubService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class KilledGatewayTest {
    @Test
    void bothSidesAreDroppedWithoutACloseFrame() throws Exception {
        try (StubService stage = new StubService();
                GatewayProcess gateway = GatewayProcess.start(stage.url());
                RawSocket client = RawSocket.open(gateway.port(), "/");
                RawSocket service = stage.socket()) {
            client.text("hello");
            assertThat(service.read().text()).isEqualTo("hello");
            gateway.kill();
            assertThat(client.endsWithoutAnotherByte()).isTrue();
            assertThat(service.endsWithoutAnotherByte()).isTrue();
        }
    }
}
