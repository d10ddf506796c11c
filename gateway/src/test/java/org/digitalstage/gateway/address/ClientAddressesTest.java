package org.digitalstage.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClientAddressesTest {
    private static final InetSocketAddress PROXY = new InetSocketAddress("10.1.2.3", 4711);
    private static final InetSocketAddress STRANGER = new InetSocketAddress("198.51.100.7", 4711);

    @Test
    void whatAStrangerSaysOfItselfDoesNotCount() {
        assertThat(Addresses.trusting("10.0.0.0/8").of(STRANGER, List.of("203.0.113.9")))
                .isEqualTo("198.51.100.7");
        assertThat(Addresses.trusting().of(PROXY, List.of("203.0.113.9"))).isEqualTo("10.1.2.3");
    }

    @Test
    void aTrustedProxyNamesItsClient() {
        assertThat(Addresses.trusting("10.0.0.0/8").of(PROXY, List.of("203.0.113.9")))
                .isEqualTo("203.0.113.9");
        assertThat(Addresses.trusting("10.1.2.3").of(PROXY, List.of("2001:db8::1")))
                .isEqualTo("2001:db8::1");
    }

    @Test
    void onlyTheLastAddressThatATrustedProxySawCounts() {
        ClientAddresses addresses = Addresses.trusting("10.0.0.0/8");
        assertThat(addresses.of(PROXY, List.of("1.1.1.1, 203.0.113.9, 10.9.9.9")))
                .isEqualTo("203.0.113.9");
        assertThat(addresses.of(PROXY, List.of("1.1.1.1", "203.0.113.9"))).isEqualTo("203.0.113.9");
    }

    @Test
    void whatIsNoAddressEndsTheSearch() {
        ClientAddresses addresses = Addresses.trusting("10.0.0.0/8");
        assertThat(addresses.of(PROXY, List.of("1.1.1.1, <script>"))).isEqualTo("10.1.2.3");
        assertThat(addresses.of(PROXY, List.of())).isEqualTo("10.1.2.3");
    }

    @Test
    void aProxyThatIsNoAddressIsRefusedAtStart() {
        assertThatThrownBy(() -> Addresses.trusting("my-proxy")).isInstanceOf(RuntimeException.class);
    }
}
