package org.digitalstage.gateway.http;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Drops what a service says of origins: a browser refuses an answer in which two have a say. */
@Component
final class NoForeignCors implements HttpHeadersFilter {
    private static final String PREFIX = "access-control-";

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders headers, ServerWebExchange exchange) {
        HttpHeaders result = new HttpHeaders();
        headers.forEach((name, values) -> {
            if (!name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
                result.addAll(name, values);
            }
        });
        return result;
    }
}
