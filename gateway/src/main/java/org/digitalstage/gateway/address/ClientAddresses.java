package org.digitalstage.gateway.address;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Finds the one address to tell the services: what a client says of itself counts only through a trusted proxy. */
@Component
@EnableConfigurationProperties(AddressSettings.class)
public final class ClientAddresses {
    private final TrustedProxies trusted;

    ClientAddresses(AddressSettings settings) {
        this.trusted = new TrustedProxies(settings.trustedProxies());
    }

    /** The last address on the way that is not a trusted proxy. */
    public String of(@Nullable InetSocketAddress peer, List<String> forwardedFor) {
        if (peer == null) {
            return "unknown";
        }
        String found = text(peer.getAddress());
        InetSocketAddress hop = peer;
        String[] told = String.join(",", forwardedFor).split(",");
        for (int i = told.length - 1; i >= 0 && trusted.include(hop); i--) {
            InetAddress before = NetUtil.createInetAddressFromIpAddressString(told[i].strip());
            if (before == null) {
                return found;
            }
            found = text(before);
            hop = new InetSocketAddress(before, 0);
        }
        return found;
    }

    /** Whether the next hop may say under which name and scheme it was called. */
    public boolean trusts(@Nullable InetSocketAddress peer) {
        return peer != null && trusted.include(peer);
    }

    private static String text(InetAddress address) {
        return NetUtil.toAddressString(address, true);
    }
}
