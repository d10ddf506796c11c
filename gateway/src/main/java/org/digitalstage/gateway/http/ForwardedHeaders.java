package org.digitalstage.gateway.http;

import java.util.List;
import org.digitalstage.gateway.address.ClientAddresses;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Tells a service who the client is, in place of whatever the client said of itself. */
@Component
final class ForwardedHeaders implements HttpHeadersFilter, Ordered {
    private static final String FOR = "X-Forwarded-For";
    private static final String PROTO = "X-Forwarded-Proto";

    private final ClientAddresses addresses;

    ForwardedHeaders(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    /** After the filters that remove what came in. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders headers, ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        List<String> told = request.getHeaders().getOrEmpty(FOR);
        HttpHeaders result = new HttpHeaders();
        headers.forEach(result::addAll);
        result.set(FOR, addresses.of(request.getRemoteAddress(), told));
        result.set(PROTO, scheme(request));
        return result;
    }

    private String scheme(ServerHttpRequest request) {
        String told = request.getHeaders().getFirst(PROTO);
        return told != null && addresses.trusts(request.getRemoteAddress())
                ? told
                : request.getSslInfo() == null ? "http" : "https";
    }
}
