package org.digitalstage.auth.door;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Where a request comes from. {@code X-Forwarded-For} is believed from its end, and only as far as it was written by proxies we trust:
 * what a client puts there itself tells nothing.
 */
final class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int HOME = 64;

    private final List<Network> trusted;

    ClientAddress(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream().map(Network::parse).toList();
    }

    /** The address as text; of IPv6 the network of 64 bits, which one home or machine has to itself. */
    String of(ServerRequest request) {
        return request.remoteAddress()
                .map(InetSocketAddress::getAddress)
                .map(peer -> behind(peer, request.headers().header(FORWARDED_FOR)))
                .map(ClientAddress::text)
                .orElse("unknown");
    }

    InetAddress behind(InetAddress peer, List<String> forwardedFor) {
        var hops = forwardedFor.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .toList();
        var nearest = peer;
        for (var hop : hops.reversed()) {
            var next = isTrusted(nearest) ? parse(hop) : Optional.<InetAddress>empty();
            if (next.isEmpty()) {
                break;
            }
            nearest = next.get();
        }
        return nearest;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static Optional<InetAddress> parse(String hop) {
        try {
            return Optional.of(InetAddress.ofLiteral(hop));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String text(InetAddress address) {
        return address instanceof Inet6Address ? Network.around(address, HOME) : address.getHostAddress();
    }
}
