package org.digitalstage.platform.web.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Where a request comes from. {@code X-Forwarded-For} is believed from its end, and only as far as it was written by proxies we trust:
 * what a client puts there itself tells nothing.
 */
public final class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int HOME = 64;

    private final List<Network> trusted;

    /** Believes proxies at these addresses, or in these networks ({@code 10.0.0.0/8}). */
    public ClientAddress(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream().map(Network::parse).toList();
    }

    /** The address as text; of IPv6 the network of 64 bits, which one home or machine has to itself. */
    public String of(ServerRequest request) {
        return of(request.remoteAddress().orElse(null), request.headers().header(FORWARDED_FOR));
    }

    /**
     * The same.
     *
     * @param peer the other end of the connection, if it is known
     * @param forwardedFor the lines of {@code X-Forwarded-For}
     */
    public String of(@Nullable InetSocketAddress peer, List<String> forwardedFor) {
        return Optional.ofNullable(peer)
                .map(InetSocketAddress::getAddress)
                .map(address -> behind(address, forwardedFor))
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
