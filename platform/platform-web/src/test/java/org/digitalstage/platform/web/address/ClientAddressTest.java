package org.digitalstage.platform.web.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientAddressTest {

    private static final List<String> PROXIES = List.of("127.0.0.0/8", "::1", "10.1.0.0/16", "fd00::/8");

    private final ClientAddress addresses = new ClientAddress(PROXIES);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7 | | 203.0.113.7",
                "203.0.113.7 | 198.51.100.1 | 203.0.113.7",
                "127.0.0.1 | | 127.0.0.1",
                "127.0.0.1 | 203.0.113.7 | 203.0.113.7",
                "127.0.0.1 | 198.51.100.1, 203.0.113.7 | 203.0.113.7",
                "127.0.0.1 | 198.51.100.1, 203.0.113.7, 10.1.2.3 | 203.0.113.7",
                "127.0.0.1 | 203.0.113.7, 10.2.2.3 | 10.2.2.3",
                "127.0.0.1 | 10.1.0.1, 10.1.0.2 | 10.1.0.1",
                "127.0.0.1 | 203.0.113.7, nonsense | 127.0.0.1",
                "127.0.0.1 | example.org | 127.0.0.1",
                "0:0:0:0:0:0:0:1 | 2001:db8::5 | 2001:db8:0:0:0:0:0:5",
                "fd12:0:0:0:0:0:0:9 | 203.0.113.7 | 203.0.113.7",
            })
    void theNearestAddressThatIsNoTrustedProxyIsTheClient(String peer, String forwardedFor, String client) {
        var header = forwardedFor == null ? List.<String>of() : List.of(forwardedFor);

        var found = addresses.behind(InetAddress.ofLiteral(peer), header);

        assertThat(found.getHostAddress()).isEqualTo(client);
    }

    @Test
    void severalHeaderLinesAreReadAsOne() {
        var found = addresses.behind(InetAddress.ofLiteral("127.0.0.1"), List.of("198.51.100.1", "203.0.113.7"));

        assertThat(found.getHostAddress()).isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "example.org"})
    void aMalformedProxyStopsTheStartWithASentence(String proxy) {
        assertThatThrownBy(() -> new ClientAddress(List.of(proxy)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Expected a network");
    }

    @Test
    void addressesOfOneHomeLieInOneNetwork() {
        var address = InetAddress.ofLiteral("2001:db8:1:2:3:4:5:6");

        assertThat(Network.around(address, 64)).isEqualTo("2001:db8:1:2:0:0:0:0/64");
    }
}
