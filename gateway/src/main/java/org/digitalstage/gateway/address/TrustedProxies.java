package org.digitalstage.gateway.address;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetSocketAddress;
import java.util.List;

/** The proxies in front of this door whose word about a client's address is taken. */
final class TrustedProxies {
    private final List<IpSubnetFilterRule> subnets;

    TrustedProxies(List<String> addresses) {
        this.subnets = addresses.stream().map(TrustedProxies::subnet).toList();
    }

    boolean include(InetSocketAddress address) {
        return subnets.stream().anyMatch(subnet -> subnet.matches(address));
    }

    private static IpSubnetFilterRule subnet(String address) {
        String bits = address.contains(":") ? "/128" : "/32";
        return new IpSubnetFilterRule(address.contains("/") ? address : address + bits, IpFilterRuleType.ACCEPT);
    }
}
